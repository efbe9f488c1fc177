package brevvakt.casework.records;

import brevvakt.casework.letter.EmailAddress;
import java.util.Set;
import java.util.function.Function;

/** Whose eyes look for records: who may see what, in a form that a search can be bound by (LAW-33). */
public sealed interface Eyes {

    <T> T fold(Function<All, T> all, Function<OpenDiary, T> openDiary, Function<OfPerson, T> ofPerson);

    /** The administrator's, who sees every register; private mail and that of a union is in none. */
    record All() implements Eyes {
        @Override
        public <T> T fold(Function<All, T> all, Function<OpenDiary, T> openDiary, Function<OfPerson, T> ofPerson) {
            return all.apply(this);
        }
    }

    /** Everybody's: the diary by its public face, never the letters themselves. */
    record OpenDiary() implements Eyes {
        @Override
        public <T> T fold(Function<All, T> all, Function<OpenDiary, T> openDiary, Function<OfPerson, T> ofPerson) {
            return openDiary.apply(this);
        }
    }

    /**
     * An employee's.
     *
     * @param mail the personal mailbox; what came to it outside of a case is its holder's alone
     * @param handled the addresses, his own among them, whose cases he handles also when they are restricted
     * @param tasks the mailboxes of tasks that he opens
     * @param units those whose diary he keeps as registrar, and those that he leads
     * @param led those that anybody leads now: who led them when a case came has no right to it any more
     */
    record OfPerson(
            String username,
            EmailAddress mail,
            Set<EmailAddress> handled,
            Set<EmailAddress> tasks,
            Set<String> units,
            Set<String> led)
            implements Eyes {

        public OfPerson {
            handled = Set.copyOf(handled);
            tasks = Set.copyOf(tasks);
            units = Set.copyOf(units);
            led = Set.copyOf(led);
        }

        @Override
        public <T> T fold(Function<All, T> all, Function<OpenDiary, T> openDiary, Function<OfPerson, T> ofPerson) {
            return ofPerson.apply(this);
        }
    }
}

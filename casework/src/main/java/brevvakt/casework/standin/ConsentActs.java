package brevvakt.casework.standin;

import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.Consent;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Manager and employee agree that the employee needs no personal mailbox; with the words of both, and the plan row that
 * says so, mail to it is refused and the functional mailbox named (SEED-114, SEED-133).
 */
public final class ConsentActs {
    private final Desk desk;

    public ConsentActs(Desk desk) {
        this.desk = desk;
    }

    /** Gives the word of the employee or of the unit manager, whichever the person is; never that of both. */
    public Decided<Consent> give(String employee, String by) {
        String holder = desk.usernameOf(employee);
        String person = desk.usernameOf(by);
        return desk.book().change(handle -> {
            List<Consent> standing = desk.away().consents().standing(handle, holder);
            Optional<Consent.Part> part = partOf(holder, person);
            Optional<String> refusal = refusal(holder, person, part, standing);
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            Consent consent = new Consent(holder, part.orElseThrow(), person, desk.now(), Optional.empty());
            desk.away().consents().give(handle, consent);
            return new Decided.Done<>(consent);
        });
    }

    private Optional<String> refusal(
            String holder, String person, Optional<Consent.Part> part, List<Consent> standing) {
        if (desk.organisation().get().person(holder).isEmpty()) {
            return Optional.of(Person.unknown(holder));
        }
        if (part.isEmpty()) {
            return Optional.of(person + " has no word about the mailbox of " + holder
                    + ": that is for the employee and the unit manager, both");
        }
        boolean planned = desk.organisation()
                .get()
                .planOf(holder)
                .filter(row -> row.choice() == PlanRow.Choice.NONE)
                .isPresent();
        if (!planned) {
            return Optional.of("the plan does not say that " + holder
                    + " has no personal mailbox; put choice NONE into the plan first");
        }
        return standing.stream()
                .filter(consent -> consent.part() == part.get())
                .findFirst()
                .map(consent -> consent.givenBy() + " has agreed already, for the " + part.get());
    }

    private Optional<Consent.Part> partOf(String holder, String person) {
        if (person.equals(holder)) {
            return Optional.of(Consent.Part.EMPLOYEE);
        }
        return new ChainOfCommand(desk.organisation().get()).isUnitManagerOf(person, holder)
                ? Optional.of(Consent.Part.MANAGER)
                : Optional.empty();
    }

    /** Either takes the agreement back, and the mailbox is open again. */
    public Decided<List<Consent>> withdraw(String employee, String by) {
        String holder = desk.usernameOf(employee);
        String person = desk.usernameOf(by);
        return desk.book().change(handle -> {
            List<Consent> standing = desk.away().consents().standing(handle, holder);
            if (standing.isEmpty()) {
                return new Decided.Refused<>("nobody has agreed that " + holder + " needs no mailbox");
            }
            if (partOf(holder, person).isEmpty()) {
                return new Decided.Refused<>(
                        person + " may not take it back: that is for the employee or the unit manager");
            }
            desk.away().consents().withdraw(handle, holder, person, desk.now());
            return new Decided.Done<>(List.of());
        });
    }

    /** Every agreement that was given, the latest first. */
    public List<Consent> all(Handle handle, int limit) {
        return desk.away().consents().all(handle, limit);
    }
}

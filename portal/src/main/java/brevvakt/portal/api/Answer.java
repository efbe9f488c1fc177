package brevvakt.portal.api;

import java.util.Optional;
import java.util.function.Function;

/** What the house says to a {@link Call}. */
public sealed interface Answer {

    /** Asks for one function per outcome: a new outcome stops every caller from compiling. */
    <T> T fold(
            Function<Done, T> done,
            Function<Refused, T> refused,
            Function<Misused, T> misused,
            Function<Unknown, T> unknown);

    /**
     * It is done, or this is what was asked for.
     *
     * @param json a record, map, list or text that becomes JSON: instants in UTC, an empty {@code Optional} as null
     * @param note what its reader must know beside it, such as that a list goes on; in ASCII, since it goes in a header
     */
    record Done(Object json, Optional<String> note) implements Answer {
        /** The header that bears a note over HTTP. */
        public static final String NOTE_HEADER = "X-Brevvakt-Note";

        public Done(Object json) {
            this(json, Optional.empty());
        }

        @Override
        public <T> T fold(
                Function<Done, T> done,
                Function<Refused, T> refused,
                Function<Misused, T> misused,
                Function<Unknown, T> unknown) {
            return done.apply(this);
        }
    }

    /** A rule forbids it, and nothing has changed; the reason is for a human. */
    record Refused(String reason) implements Answer {
        @Override
        public <T> T fold(
                Function<Done, T> done,
                Function<Refused, T> refused,
                Function<Misused, T> misused,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /** The call itself is malformed: an option is missing, or a value does not parse. */
    record Misused(String reason) implements Answer {
        @Override
        public <T> T fold(
                Function<Done, T> done,
                Function<Refused, T> refused,
                Function<Misused, T> misused,
                Function<Unknown, T> unknown) {
            return misused.apply(this);
        }
    }

    /** The house does not know the verb in this version. */
    record Unknown() implements Answer {
        @Override
        public <T> T fold(
                Function<Done, T> done,
                Function<Refused, T> refused,
                Function<Misused, T> misused,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}

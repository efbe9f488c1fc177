package brevvakt.casework.standin;

import java.util.function.Function;

/** How something that was asked for ended: done, or refused with a reason. */
public sealed interface Decided<T> {

    /** Asks for one function per outcome: a new outcome stops every caller from compiling. */
    <R> R fold(Function<T, R> done, Function<String, R> refused);

    /** It is done; this is what it made or changed. */
    record Done<T>(T what) implements Decided<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<String, R> refused) {
            return done.apply(what);
        }
    }

    /** A rule forbids it, and nothing has changed; the reason is for a human. */
    record Refused<T>(String reason) implements Decided<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<String, R> refused) {
            return refused.apply(reason);
        }
    }
}

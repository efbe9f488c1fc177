package brevvakt.casework.intake;

import brevvakt.casework.store.CaseRow;
import java.util.function.Function;

/** How it ended when a human opened a case. */
public sealed interface Filing {

    /** Asks for one function per outcome: a new outcome stops every caller from compiling. */
    <T> T fold(Function<Filed, T> filed, Function<Refused, T> refused);

    /** The case as it stands in the register. */
    record Filed(CaseRow row) implements Filing {
        @Override
        public <T> T fold(Function<Filed, T> filed, Function<Refused, T> refused) {
            return filed.apply(this);
        }
    }

    /** A rule forbids it, and nothing has changed; the reason is for a human. */
    record Refused(String reason) implements Filing {
        @Override
        public <T> T fold(Function<Filed, T> filed, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}

package brevvakt.casework.acts;

import brevvakt.casework.store.CaseRow;
import java.util.function.Function;

/** How an act ended. */
public sealed interface Done {

    /** Asks for one function per outcome: a new outcome stops every caller from compiling. */
    <T> T fold(Function<Changed, T> changed, Function<Refused, T> refused);

    /** The case as it is now. */
    record Changed(CaseRow row) implements Done {
        @Override
        public <T> T fold(Function<Changed, T> changed, Function<Refused, T> refused) {
            return changed.apply(this);
        }
    }

    /** A rule forbids it, and nothing has changed; the reason is for a human. */
    record Refused(String reason) implements Done {
        @Override
        public <T> T fold(Function<Changed, T> changed, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}

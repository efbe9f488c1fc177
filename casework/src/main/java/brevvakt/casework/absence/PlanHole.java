package brevvakt.casework.absence;

import java.util.Locale;
import java.util.Map;

/**
 * A place where the plan leaves mail to nobody.
 *
 * @param who a user name or a mailbox
 * @param whom another user name, or a day; may be empty
 */
public record PlanHole(Kind kind, String unit, String who, String whom) {

    /** What is wrong; its words for the manager lie in conf/texts. */
    public enum Kind {
        /** An employee has no row. */
        NO_ROW("%s has no row in the plan"),
        /** Delegates to nobody. */
        NO_DELEGATE("%s delegates to nobody"),
        /** The delegate has left or is not employed any longer. */
        DELEGATE_LEFT("%s delegates to %s, who has left"),
        /** Employee and every delegate are away on the same working day. */
        ALL_AWAY("%s and everybody who reads instead are away on %s"),
        /** Delegates only in a circle, so that nobody outside it ever reads. */
        CIRCLE("%s delegates in a circle: %s"),
        /** A mailbox without owner. */
        NO_OWNER("%s has no owner"),
        /** A mailbox without substitute. */
        NO_SUBSTITUTE("%s has no substitute"),
        /** Whoever opens the mailbox has left. */
        HANDLER_LEFT("%s is opened by %s, who has left"),
        /** Owner and substitute are away on the same working day. */
        DESERTED("%s has neither owner nor substitute on %s"),
        /** Closed by agreement, and one of the two has not agreed (SEED-114). */
        NO_CONSENT("%s is to have no personal mailbox, and has not agreed on it with the manager %s"),
        /** Nobody answers for the unit. */
        NO_MANAGER("unit %s has no manager");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** The key of its words in conf/texts. */
        public String key() {
            return "plan_hole." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What its words are filled with. */
    public Map<String, String> facts() {
        return Map.of("who", who, "whom", whom);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, kind.sentence, who, whom);
    }
}

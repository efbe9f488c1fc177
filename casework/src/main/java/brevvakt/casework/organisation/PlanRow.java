package brevvakt.casework.organisation;

import java.util.List;

/**
 * What becomes of somebody's personal mailbox when he is away; a row of the absence plan (SEED-129 to SEED-133). An
 * imported row counts as agreed by its holder and accepted by its delegates (DESIGN 5b).
 *
 * @param delegates user names, the primary delegate first (SEED-118)
 */
public record PlanRow(String unit, String employee, Choice choice, List<String> delegates) {

    /** The three columns of the form; they exclude each other. */
    public enum Choice {
        /** Looks after it himself (SEED-131). */
        SELF,
        /** Others look after it (SEED-132). */
        DELEGATE,
        /** Has no personal mailbox (SEED-133). */
        NONE
    }

    public PlanRow {
        delegates = List.copyOf(delegates);
    }
}

package brevvakt.casework.records;

import brevvakt.casework.classify.Label;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * When records of some kinds may be disposed of. Without a decision, an approver and a day it is a proposal, and nothing
 * is disposed of by it (LAW-35, LAW-36).
 *
 * @param months how long a record is kept after it was received
 */
public record RetentionRule(
        String id,
        Set<Label> kinds,
        int months,
        Optional<String> decision,
        Optional<String> approvedBy,
        Optional<LocalDate> approvedOn) {

    public RetentionRule {
        kinds = Set.copyOf(kinds);
        if (id.isBlank() || kinds.isEmpty() || months < 1) {
            throw new IllegalArgumentException("no retention rule: " + id + " " + kinds + " " + months);
        }
    }

    /** Somebody who may has decided it, and the day has come. */
    public boolean isInForceOn(LocalDate day) {
        return decision.isPresent()
                && approvedBy.isPresent()
                && approvedOn.filter(approved -> !approved.isAfter(day)).isPresent();
    }

    /** What was received before this day has been kept long enough. */
    public LocalDate keptUntil(LocalDate today) {
        return today.minusMonths(months);
    }
}

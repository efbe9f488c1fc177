package brevvakt.casework.reports;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the matters of a year went: where they stand, and what the writers said of their answers (SEED-39, SEED-40; DOMAIN 7).
 *
 * @param open what was received in the year and concerns no individual
 * @param endings the types of the events after an answer
 */
record YearOutcome(Printed printed, List<Case> open, Map<CaseNumber, List<String>> endings) {
    private static final Set<String> REACTIONS = Set.of("SATISFIED", "DISSATISFIED", "NO_REACTION");
    private static final Set<String> REOPENS = Set.of("SUPPLEMENTED", "DISSATISFIED");

    /** Where each matter stands. */
    Table outcome() {
        List<List<String>> rows = new ArrayList<>();
        for (CaseStatus status : CaseStatus.values()) {
            if (open.stream().anyMatch(file -> file.status() == status)) {
                rows.add(counted(printed.named("status", status), file -> file.status() == status));
            }
        }
        rows.add(counted(printed.word("reviews"), YearOutcome::isReviewed));
        return printed.figures("outcome", rows, false);
    }

    /** What the writers said. */
    Table reaction() {
        return printed.figures(
                "reaction",
                List.of(
                        counted(printed.word("satisfied"), file -> hasReaction(file, "SATISFIED")),
                        counted(printed.word("dissatisfied"), file -> hasReaction(file, "DISSATISFIED")),
                        counted(printed.word("no_reaction"), file -> hasReaction(file, "NO_REACTION")),
                        counted(
                                printed.word("not_heard"),
                                file -> file.hasHumanAnswer() && reaction(file).isEmpty()),
                        counted(printed.word("reviews_answered"), YearOutcome::isReviewAnswered),
                        counted(printed.word("reopened"), this::isReopened)),
                true);
    }

    private List<String> counted(String what, Predicate<Case> which) {
        return List.of(what, Figures.count(open.stream().filter(which).count()));
    }

    private List<String> ending(Case file) {
        return endings.getOrDefault(file.number(), List.of());
    }

    private Optional<String> reaction(Case file) {
        return ending(file).stream().filter(REACTIONS::contains).reduce((first, second) -> second);
    }

    private boolean hasReaction(Case file, String type) {
        return reaction(file).filter(type::equals).isPresent();
    }

    private static boolean isReviewed(Case file) {
        return file.clocks().stream().anyMatch(clock -> clock.rule() == ClockRule.REVIEW);
    }

    private static boolean isReviewAnswered(Case file) {
        return file.clocks().stream()
                .anyMatch(
                        clock -> clock.rule() == ClockRule.REVIEW && clock.met().isPresent());
    }

    private boolean isReopened(Case file) {
        List<String> types = ending(file);
        int closed = types.indexOf("CLOSED");
        return closed >= 0 && types.subList(closed, types.size()).stream().anyMatch(REOPENS::contains);
    }
}

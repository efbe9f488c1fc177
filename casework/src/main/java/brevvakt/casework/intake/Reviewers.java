package brevvakt.casework.intake;

import brevvakt.casework.cases.Case;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import java.util.Optional;

/** Who tries a case anew when the writer is not satisfied (SEED-40). */
public final class Reviewers {
    private Reviewers() {}

    /** The unit manager; the manager's own manager where the manager gave the answer (DOMAIN 8, Q8). */
    public static Optional<String> of(Case file, Organisation organisation) {
        Optional<String> manager = organisation.managerOf(file);
        boolean managerAnswered = file.answers().stream()
                .reduce((first, second) -> second)
                .filter(answer -> manager.filter(answer.actor()::equals).isPresent())
                .isPresent();
        return managerAnswered
                ? manager.flatMap(organisation::nearestManagerOf)
                        .map(Person::username)
                        .or(() -> manager)
                : manager;
    }
}

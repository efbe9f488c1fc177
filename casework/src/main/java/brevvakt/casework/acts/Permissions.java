package brevvakt.casework.acts;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import java.util.Optional;

/** Who may do what with a case (DESIGN 5b). */
final class Permissions {

    /** The reason why the person may not; empty when he may. */
    Optional<String> refusal(Act act, Person actor, Case file, Organisation now) {
        boolean may =
                switch (act.circle()) {
                    case REGISTRARS ->
                        actor.has(Role.REGISTRAR)
                                || (file.register() == Register.RESTRICTED
                                        ? isManager(actor, file)
                                        : actor.has(Role.SERVICECENTRE));
                    case LEADERS ->
                        isManager(actor, file)
                                || actor.has(Role.REGISTRAR)
                                || (file.register() != Register.RESTRICTED && actor.has(Role.SERVICECENTRE));
                    case HANDLERS -> now.handles(actor.username(), file.mailbox(), file.officer(), file.manager());
                    case BOARD_REGISTRAR ->
                        now.boardOf(file.unit())
                                .flatMap(Board::registrar)
                                .filter(actor.username()::equals)
                                .isPresent();
                };
        return may
                ? Optional.empty()
                : Optional.of(actor.username() + " may not " + act.word() + " " + file.number() + ": that is for "
                        + circle(act, file));
    }

    private static boolean isManager(Person actor, Case file) {
        return file.manager().filter(actor.username()::equals).isPresent();
    }

    private static String circle(Act act, Case file) {
        return switch (act.circle()) {
            case REGISTRARS ->
                file.register() == Register.RESTRICTED
                        ? "the unit manager or a registrar, since the case is restricted"
                        : "the service centre or a registrar";
            case LEADERS -> "the unit manager, the service centre or a registrar";
            case HANDLERS -> "its officer, the mailbox's owner or substitute, or the unit manager";
            case BOARD_REGISTRAR -> "the registrar of the board";
        };
    }
}

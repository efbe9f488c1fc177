package brevvakt.casework.acts;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import java.util.Optional;

/** Who may do what with a case, and when (DESIGN 5b). */
final class Permissions {
    private final MailAccess access;

    Permissions(MailAccess access) {
        this.access = access;
    }

    /** The reason why the person may not do that now; empty when he may. */
    Optional<String> refusal(Act act, Person actor, Case file, Organisation now) {
        if (!isIn(act.circle(), actor, file, now)) {
            return Optional.of(actor.username() + " may not " + act.word() + " " + file.number() + ": that is for "
                    + circle(act, file));
        }
        if (act.isPossibleIn(file.status())) {
            return Optional.empty();
        }
        return Optional.of(file.number() + " is " + file.status() + "; "
                + (file.status().isEnded() ? "nothing more is done in it" : act.word() + " is not possible there"));
    }

    private boolean isIn(Act.Circle circle, Person actor, Case file, Organisation now) {
        return switch (circle) {
            case REGISTRARS ->
                actor.has(Role.REGISTRAR)
                        || (file.register() == Register.RESTRICTED
                                ? isManager(actor, file, now)
                                : actor.has(Role.SERVICECENTRE));
            case LEADERS ->
                isManager(actor, file, now) || actor.has(Role.REGISTRAR) || isOpenServiceCentre(actor, file);
            case HANDLERS -> handles(actor, file, now);
            case MOVERS -> handles(actor, file, now) || isOpenServiceCentre(actor, file);
            case BOARD_REGISTRAR -> isRegistrarOf(file.unit(), actor, now);
        };
    }

    private boolean handles(Person actor, Case file, Organisation now) {
        return now.handles(actor.username(), file)
                || access.openTo(actor.username()).contains(file.mailbox());
    }

    /** The service centre works with everything but what is restricted. */
    private static boolean isOpenServiceCentre(Person actor, Case file) {
        return file.register() != Register.RESTRICTED && actor.has(Role.SERVICECENTRE);
    }

    static boolean isManager(Person actor, Case file, Organisation now) {
        return now.managerOf(file).filter(actor.username()::equals).isPresent();
    }

    static boolean isRegistrarOf(String unit, Person actor, Organisation now) {
        return now.boardOf(unit)
                .flatMap(Board::registrar)
                .filter(actor.username()::equals)
                .isPresent();
    }

    private static String circle(Act act, Case file) {
        boolean restricted = file.register() == Register.RESTRICTED;
        return switch (act.circle()) {
            case REGISTRARS ->
                restricted
                        ? "the unit manager or a registrar, since the case is restricted"
                        : "the service centre or a registrar";
            case LEADERS -> "the unit manager, the service centre or a registrar";
            case HANDLERS -> "its officer, the mailbox's owner, substitute or delegate, or the unit manager";
            case MOVERS ->
                "its officer, the mailbox's owner, substitute or delegate, or the unit manager"
                        + (restricted ? "" : ", or the service centre");
            case BOARD_REGISTRAR -> "the registrar of the board";
        };
    }
}

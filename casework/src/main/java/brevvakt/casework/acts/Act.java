package brevvakt.casework.acts;

import brevvakt.casework.cases.CaseStatus;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The acts of people upon a case: who may, and where the case must stand (DESIGN 5; docs/states.md). */
public enum Act {
    CONFIRM(Circle.REGISTRARS, Standing.OPEN),
    CORRECT(Circle.REGISTRARS, Standing.KEPT),
    ASSIGN(Circle.LEADERS, Standing.OPEN),
    INTERIM(Circle.HANDLERS, Standing.WANTS_WORD),
    ANSWER_BY_PHONE(Circle.HANDLERS, Standing.OPEN),
    HAND_TO_MANAGER(Circle.HANDLERS, Standing.OPEN),
    SATISFIED(Circle.HANDLERS, EnumSet.of(CaseStatus.ANSWERED, CaseStatus.NO_REACTION)),
    DISSATISFIED(
            Circle.HANDLERS,
            EnumSet.of(CaseStatus.ANSWERED, CaseStatus.SATISFIED, CaseStatus.NO_REACTION, CaseStatus.CLOSE_REQUESTED)),
    CLOSE_REQUEST(Circle.HANDLERS, Standing.NOT_ASKED_TO_CLOSE),
    CLOSE(Circle.BOARD_REGISTRAR, EnumSet.of(CaseStatus.CLOSE_REQUESTED)),
    CANCEL(Circle.BOARD_REGISTRAR, Standing.OPEN),
    MERGE(Circle.BOARD_REGISTRAR, Standing.OPEN),
    HAND_OVER(Circle.BOARD_REGISTRAR, Standing.OPEN),
    REROUTE(Circle.MOVERS, Standing.UNANSWERED),
    QUEUE_TAKE(Circle.REGISTRARS, Standing.OPEN),
    QUEUE_PASS(Circle.REGISTRARS, Standing.UNANSWERED);

    /** Who may, as DESIGN 5b draws the circles. */
    enum Circle {
        /** Service centre and registrars; in the restricted register the unit manager and registrars. */
        REGISTRARS,
        /** Unit manager, service centre, registrars. */
        LEADERS,
        /** Officer, owner, substitute or delegate of the mailbox, unit manager. */
        HANDLERS,
        /** Those who handle the case, and the service centre. */
        MOVERS,
        /** The registrar of the case's board alone. */
        BOARD_REGISTRAR
    }

    /** Where a case may stand for an act. */
    private static final class Standing {
        static final Set<CaseStatus> UNANSWERED = EnumSet.of(
                CaseStatus.RECEIVED,
                CaseStatus.PROPOSED,
                CaseStatus.CONFIRMED,
                CaseStatus.REGISTERED,
                CaseStatus.ASSIGNED,
                CaseStatus.INTERIM);
        static final Set<CaseStatus> OPEN = opened();
        static final Set<CaseStatus> KEPT = with(OPEN, CaseStatus.CLOSED, CaseStatus.HANDED_OVER);
        static final Set<CaseStatus> NOT_ASKED_TO_CLOSE = without(OPEN, CaseStatus.CLOSE_REQUESTED);
        static final Set<CaseStatus> WANTS_WORD = without(NOT_ASKED_TO_CLOSE, CaseStatus.SATISFIED);

        private static Set<CaseStatus> opened() {
            EnumSet<CaseStatus> open = EnumSet.allOf(CaseStatus.class);
            open.removeIf(CaseStatus::isEnded);
            return open;
        }

        private static Set<CaseStatus> with(Set<CaseStatus> some, CaseStatus one, CaseStatus other) {
            EnumSet<CaseStatus> more = EnumSet.copyOf(some);
            more.add(one);
            more.add(other);
            return more;
        }

        private static Set<CaseStatus> without(Set<CaseStatus> some, CaseStatus one) {
            EnumSet<CaseStatus> fewer = EnumSet.copyOf(some);
            fewer.remove(one);
            return fewer;
        }
    }

    private final Circle circle;
    private final Set<CaseStatus> from;

    Act(Circle circle, Set<CaseStatus> from) {
        this.circle = circle;
        this.from = from;
    }

    Circle circle() {
        return circle;
    }

    boolean isPossibleIn(CaseStatus status) {
        return from.contains(status);
    }

    /** The word of the command line, such as {@code answer-by-phone}. */
    public String word() {
        String dashed = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return dashed.startsWith("queue-") ? dashed.replace("queue-", "queue ") : dashed;
    }
}

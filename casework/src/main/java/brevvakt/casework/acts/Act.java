package brevvakt.casework.acts;

/** The acts of people upon a case (DESIGN 5). */
public enum Act {
    CONFIRM(Circle.REGISTRARS),
    CORRECT(Circle.REGISTRARS),
    ASSIGN(Circle.LEADERS),
    INTERIM(Circle.HANDLERS),
    ANSWER_BY_PHONE(Circle.HANDLERS),
    HAND_TO_MANAGER(Circle.HANDLERS),
    SATISFIED(Circle.HANDLERS),
    DISSATISFIED(Circle.HANDLERS),
    CLOSE_REQUEST(Circle.HANDLERS),
    CLOSE(Circle.BOARD_REGISTRAR),
    CANCEL(Circle.BOARD_REGISTRAR);

    /** Who may, as DESIGN 5b draws the circles. */
    enum Circle {
        /** Service centre and registrars; in the restricted register the unit manager and registrars. */
        REGISTRARS,
        /** Unit manager, service centre, registrars. */
        LEADERS,
        /** Officer, owner or substitute of the mailbox, unit manager. */
        HANDLERS,
        /** The registrar of the case's board alone. */
        BOARD_REGISTRAR
    }

    private final Circle circle;

    Act(Circle circle) {
        this.circle = circle;
    }

    Circle circle() {
        return circle;
    }

    /** The word of the command line, such as {@code answer-by-phone}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

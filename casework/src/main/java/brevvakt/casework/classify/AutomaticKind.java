package brevvakt.casework.classify;

/** The kind of a mail that no human wrote to us. */
public enum AutomaticKind {
    /** A delivery status or failure report, with or without any standard sign of it. */
    BOUNCE(Label.BOUNCE),
    /** An out-of-office, receipt or other answer of a robot; also read receipts. */
    AUTO_REPLY(Label.AUTO_REPLY),
    /** A list, newsletter, bulk or system mail. */
    NEWSLETTER(Label.NEWSLETTER),
    /** Calendar mail made by a machine: {@code text/calendar} with METHOD as body or alternative. */
    CALENDAR(Label.CALENDAR);

    private final Label label;

    AutomaticKind(Label label) {
        this.label = label;
    }

    public Label label() {
        return label;
    }
}

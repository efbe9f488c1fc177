package brevvakt.casework.outbox;

/** The kinds of mail that the gateway itself writes (DESIGN 5). */
public enum OutboxKind {
    RECEIPT,
    OUT_OF_OFFICE,
    DEPARTED,
    REMINDER,
    ESCALATION,
    DIGEST,
    CALLBACK,
    HANDOVER,
    CLOSE_REQUEST,
    DISCLOSURE,
    NOTICE;

    /** An answer of a robot: null return path, {@code auto-replied}, at most one even after a crash (DESIGN 5b). */
    public boolean isReply() {
        return this == RECEIPT || this == OUT_OF_OFFICE || this == DEPARTED;
    }
}

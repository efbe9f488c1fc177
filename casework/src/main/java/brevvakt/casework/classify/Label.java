package brevvakt.casework.classify;

/** What a letter is (DOMAIN 5.2). */
public enum Label {
    COMPLAINT,
    VIEW,
    SUGGESTION,
    PRAISE,
    QUESTION,
    FAULT_REPORT,
    CASE_DOCUMENT,
    RECORD_REQUEST,
    DATA_SUBJECT_REQUEST,
    DEVIATION,
    CONCERN_REPORT,
    REPLY_SATISFIED,
    REPLY_DISSATISFIED,
    PHONE_MESSAGE,
    CALENDAR,
    OTHER_AUTHORITY,
    PRIVATE,
    UNION,
    NEWSLETTER,
    SPAM,
    AUTO_REPLY,
    BOUNCE,
    UNCLEAR;

    /** Mail that no human wrote to us; it never opens a case and is never answered. */
    public boolean isMachine() {
        return this == CALENDAR || this == NEWSLETTER || this == AUTO_REPLY || this == BOUNCE;
    }

    /** Mail for its addressee alone: no case, no receipt, no clock. */
    public boolean isClosed() {
        return this == PRIVATE || this == UNION;
    }
}

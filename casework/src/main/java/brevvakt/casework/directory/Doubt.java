package brevvakt.casework.directory;

/**
 * Something wrong or missing in what the directory says of one person; it is told to him and his manager (SEED-66).
 *
 * @param username whom it concerns
 * @param value what stands there; empty where nothing does
 */
public record Doubt(String username, Kind kind, String value) {

    /** What is wrong; the words for it are in conf, under {@code directory.} and the name in lower case. */
    public enum Kind {
        NAME_MISSING,
        /** Somebody new without a usable address is not taken in; of the others yesterday's stays. */
        MAIL_MISSING,
        MAIL_WRONG,
        /** The address is that of somebody who has left; somebody new is not taken in with it. */
        MAIL_TAKEN,
        PHONE_MISSING,
        PHONE_WRONG,
        UNIT_MISSING,
        UNIT_UNKNOWN,
        MANAGER_MISSING,
        MANAGER_UNKNOWN,
        DATE_WRONG,
        /** Stands in for others and cannot be called; a hole in the plan (SEED-66). */
        SUBSTITUTE_WITHOUT_PHONE,
        /** Stands in for others and is in the directory no more. */
        SUBSTITUTE_GONE,
        /** Is in the directory no more, and no departure has been ordered. */
        GONE
    }
}

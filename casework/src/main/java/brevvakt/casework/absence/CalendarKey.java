package brevvakt.casework.absence;

/** Names a calendar entry and its version (RFC 5546): a later sequence of the same uid replaces the earlier. */
public record CalendarKey(String uid, int sequence) {
    private static final int LONGEST = 500;

    public CalendarKey {
        if (uid.isBlank() || uid.length() > LONGEST) {
            throw new IllegalArgumentException("no uid of a calendar entry, " + uid.length() + " characters long");
        }
    }
}

package brevvakt.casework.absence;

import java.util.Locale;

/** Why an absence that was sent by mail or calendar is not put on record; the words for the sender lie in conf/texts. */
public enum EntryFault {
    /** No calendar entry can be made out. */
    UNREADABLE,
    /** The calendar file is larger than is read. */
    TOO_LARGE,
    /** More entries in one mail, or one after the other in a day, than a person has. */
    TOO_MANY,
    /** Neither an invitation nor a published entry nor a cancellation. */
    METHOD,
    /** It says no day. */
    NO_DAYS,
    /** It ends before it begins. */
    REVERSED,
    /** It repeats within a day, or by a rule that no calendar can follow. */
    TOO_OFTEN,
    /** It lasts longer than three years. */
    TOO_LONG,
    /** It begins more than two years from now. */
    TOO_FAR,
    /** It is over. */
    OVER,
    /** It covers no whole day. */
    PART_OF_DAY,
    /** Its subject begins with no code (SEED-87). */
    NO_CODE,
    /** The calendar service has not been ordered (SEED-88). */
    NOT_ORDERED,
    /** It is somebody else's entry, or was written in another name. */
    NOT_YOURS,
    /** Another absence is on record for these days. */
    OVERLAPS,
    /** The employment ends before it does. */
    LEAVING,
    /** Something else in the rules stands against it. */
    AGAINST_RULES;

    /** The key of its words in conf/texts. */
    public String key() {
        return "absence_fault." + name().toLowerCase(Locale.ROOT);
    }
}

package brevvakt.casework.texts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text may have filled in, written {@code {{caseNumber}}} in it. */
public enum Placeholder {
    MUNICIPALITY(Form.LINE),
    SERVICE_CENTRE_MAIL(Form.ADDRESS),
    SERVICE_CENTRE_PHONE(Form.LINE),
    SERVICE_CENTRE_HOURS(Form.LINE),
    /** From conf/texts/links.yaml: how the municipality treats personal data. */
    PERSONAL_DATA_LINK(Form.LINK),
    /** From conf/texts/links.yaml: the form for complaints and views (SEED-24). */
    WEB_FORM_LINK(Form.LINK),
    /** From conf/texts/links.yaml: the routine, for the municipality's own people (SEED-02). */
    ROUTINE_LINK(Form.LINK),
    /** From conf/texts/links.yaml: what of the routine everybody may read (SEED-02). */
    PUBLIC_ROUTINE_LINK(Form.LINK),
    /** From conf/texts/links.yaml: who helps the municipality's own people (SEED-89). */
    HELP_DESK(Form.LINE),
    CASE_NUMBER(Form.LINE),
    /** A registration in a case, such as {@code Sbn 417/2026-1}. */
    RECORD_NUMBER(Form.LINE),
    RECEIVED_AT(Form.MOMENT),
    DUE_DATE(Form.DATE),
    MAILBOX(Form.ADDRESS),
    UNIT(Form.LINE),
    UNIT_PHONE(Form.LINE),
    UNIT_HOURS(Form.LINE),
    /** The telephone at which somebody answers when nobody does at the unit (SEED-75). */
    RECEPTION(Form.LINE),
    /** Given where the unit is one of social care: the text tells of the emergency number. */
    SOCIAL_CARE(Form.LINE),
    ARRIVAL_ID(Form.LINE),
    /** The kind of matter in words; never given for a restricted case. */
    KIND(Form.LINE),
    EMPLOYEE(Form.LINE),
    BACK_ON(Form.DATE),
    SUBSTITUTE(Form.LINE),
    SUBSTITUTE_MAIL(Form.ADDRESS),
    SUBSTITUTE_PHONE(Form.LINE),
    REGISTRAR_MAIL(Form.ADDRESS),
    READ_UNTIL(Form.DATE),
    OWNER(Form.LINE),
    OFFICER(Form.LINE),
    /** The reminders that have gone before, a line each. */
    REMINDERS(Form.ITEMS),
    /** A signed link that does one act. */
    ACT_LINK(Form.LINK),
    TODAY(Form.DATE),
    /** The mailboxes that somebody sees to, a line each with what is new and unopened. */
    MAILBOXES(Form.ITEMS),
    NEW_COUNT(Form.LINE),
    UNOPENED_COUNT(Form.LINE),
    /** What is due or overdue, a line each, without words of citizens. */
    DUE_ITEMS(Form.ITEMS),
    OVERDUE_ITEMS(Form.ITEMS),
    RESTRICTED_COUNT(Form.LINE),
    PRIVATE_COUNT(Form.LINE),
    QUARANTINE_COUNT(Form.LINE),
    /** Cases that wait for a human to confirm them. */
    WAITING_COUNT(Form.LINE),
    /** Calls that are owed, a line each: the day and nothing of who called. */
    CALL_ITEMS(Form.ITEMS),
    /** A manager's units, a line each with the figures of the week. */
    UNIT_FIGURES(Form.ITEMS),
    /** Where the plan has holes and which addresses have nobody, a line each. */
    HOLES(Form.ITEMS),
    /** What is wrong with the gateway, a line each. */
    TROUBLES(Form.ITEMS),
    CALLER(Form.STRANGER),
    CALLER_PHONE(Form.STRANGER),
    CALL_ABOUT(Form.STRANGER),
    EARLIER_TRIES(Form.ITEMS),
    CONFIRMED_BY(Form.LINE),
    OUTCOME(Form.LINE),
    MEASURES(Form.ITEMS),
    REQUESTED(Form.LINE),
    ENCLOSED(Form.ITEMS),
    WITHHELD(Form.ITEMS),
    HANDLER(Form.LINE),
    HANDLER_PHONE(Form.LINE),
    MESSAGE(Form.ITEMS),
    /** The first and the last day of an access, an absence or an employment. */
    FIRST_DAY(Form.DATE),
    LAST_DAY(Form.DATE),
    /** The day by whose end a mailbox is to be cleared (SEED-109). */
    CLEAR_BY(Form.DATE),
    CLOSES_ON(Form.DATE),
    /** Why somebody of ours did or asks something, in his own words. */
    REASON(Form.LINE),
    ORDERED_BY(Form.LINE),
    ORDER_ID(Form.LINE),
    /** Case numbers, a line each. */
    CASES(Form.ITEMS),
    /** The nearest manager of who is away, given where nobody else reads his mail. */
    MANAGER(Form.LINE),
    /** The days of an absence in several pieces, a line each. */
    ABSENT_DAYS(Form.ITEMS),
    /** What stands against something, a line each. */
    REASONS(Form.ITEMS),
    /** Another authority, which is the right one, and how it is reached. */
    AUTHORITY(Form.LINE),
    AUTHORITY_CONTACT(Form.LINE);

    /** What a value looks like. */
    enum Form {
        /** One line of our own. */
        LINE(".+"),
        /** Several lines of our own; one that begins with a hyphen is an item of a list. */
        ITEMS("(?s).+"),
        /** {@code YYYY-MM-DD}; a weekday may stand before it. */
        DATE("(?:\\p{L}+ )?\\d{4}-\\d{2}-\\d{2}"),
        /** A date, and the time of day after it. */
        MOMENT("(?:\\p{L}+ )?\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}"),
        ADDRESS("[^\\s@]+@[^\\s@]+"),
        LINK("https?://\\S+"),
        /** Words of somebody outside; never in a subject, never a link. */
        STRANGER("(?s).*");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        boolean fits(String value) {
            return pattern.matcher(value).matches();
        }
    }

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private final Form form;
    private final String key;

    Placeholder(Form form) {
        this.form = form;
        String words = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        this.key = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Its name in a text, such as {@code caseNumber}. */
    public String key() {
        return key;
    }

    static Optional<Placeholder> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    Form form() {
        return form;
    }

    /** The value as it may stand in a mail: no control signs, and one line where one line is meant. */
    String cleaned(String value) {
        String visible = UNSEEN.matcher(value.replace("\r\n", "\n")).replaceAll("");
        return form == Form.ITEMS
                ? visible.strip()
                : visible.replaceAll("\\s+", " ").strip();
    }
}

package brevvakt.casework.texts;

import static brevvakt.casework.texts.Placeholder.ABSENT_DAYS;
import static brevvakt.casework.texts.Placeholder.ACT_LINK;
import static brevvakt.casework.texts.Placeholder.ARRIVAL_ID;
import static brevvakt.casework.texts.Placeholder.AUTHORITY;
import static brevvakt.casework.texts.Placeholder.AUTHORITY_CONTACT;
import static brevvakt.casework.texts.Placeholder.BACK_ON;
import static brevvakt.casework.texts.Placeholder.CALLER;
import static brevvakt.casework.texts.Placeholder.CALLER_PHONE;
import static brevvakt.casework.texts.Placeholder.CALL_ABOUT;
import static brevvakt.casework.texts.Placeholder.CALL_ITEMS;
import static brevvakt.casework.texts.Placeholder.CASES;
import static brevvakt.casework.texts.Placeholder.CASE_NUMBER;
import static brevvakt.casework.texts.Placeholder.CLEAR_BY;
import static brevvakt.casework.texts.Placeholder.CLOSES_ON;
import static brevvakt.casework.texts.Placeholder.CONFIRMED_BY;
import static brevvakt.casework.texts.Placeholder.DUE_DATE;
import static brevvakt.casework.texts.Placeholder.DUE_ITEMS;
import static brevvakt.casework.texts.Placeholder.EARLIER_TRIES;
import static brevvakt.casework.texts.Placeholder.EMPLOYEE;
import static brevvakt.casework.texts.Placeholder.ENCLOSED;
import static brevvakt.casework.texts.Placeholder.FIRST_DAY;
import static brevvakt.casework.texts.Placeholder.HANDLER;
import static brevvakt.casework.texts.Placeholder.HANDLER_PHONE;
import static brevvakt.casework.texts.Placeholder.HELP_DESK;
import static brevvakt.casework.texts.Placeholder.HOLES;
import static brevvakt.casework.texts.Placeholder.KIND;
import static brevvakt.casework.texts.Placeholder.LAST_DAY;
import static brevvakt.casework.texts.Placeholder.MAILBOX;
import static brevvakt.casework.texts.Placeholder.MAILBOXES;
import static brevvakt.casework.texts.Placeholder.MANAGER;
import static brevvakt.casework.texts.Placeholder.MEASURES;
import static brevvakt.casework.texts.Placeholder.MESSAGE;
import static brevvakt.casework.texts.Placeholder.MUNICIPALITY;
import static brevvakt.casework.texts.Placeholder.NEW_COUNT;
import static brevvakt.casework.texts.Placeholder.OFFICER;
import static brevvakt.casework.texts.Placeholder.ORDERED_BY;
import static brevvakt.casework.texts.Placeholder.ORDER_ID;
import static brevvakt.casework.texts.Placeholder.OUTCOME;
import static brevvakt.casework.texts.Placeholder.OVERDUE_ITEMS;
import static brevvakt.casework.texts.Placeholder.OWNER;
import static brevvakt.casework.texts.Placeholder.PERSONAL_DATA_LINK;
import static brevvakt.casework.texts.Placeholder.PRIVATE_COUNT;
import static brevvakt.casework.texts.Placeholder.PUBLIC_ROUTINE_LINK;
import static brevvakt.casework.texts.Placeholder.QUARANTINE_COUNT;
import static brevvakt.casework.texts.Placeholder.READ_UNTIL;
import static brevvakt.casework.texts.Placeholder.REASON;
import static brevvakt.casework.texts.Placeholder.REASONS;
import static brevvakt.casework.texts.Placeholder.RECEIVED_AT;
import static brevvakt.casework.texts.Placeholder.RECEPTION;
import static brevvakt.casework.texts.Placeholder.RECORD_NUMBER;
import static brevvakt.casework.texts.Placeholder.REGISTRAR_MAIL;
import static brevvakt.casework.texts.Placeholder.REMINDERS;
import static brevvakt.casework.texts.Placeholder.REQUESTED;
import static brevvakt.casework.texts.Placeholder.RESTRICTED_COUNT;
import static brevvakt.casework.texts.Placeholder.ROUTINE_LINK;
import static brevvakt.casework.texts.Placeholder.SERVICE_CENTRE_HOURS;
import static brevvakt.casework.texts.Placeholder.SERVICE_CENTRE_MAIL;
import static brevvakt.casework.texts.Placeholder.SERVICE_CENTRE_PHONE;
import static brevvakt.casework.texts.Placeholder.SOCIAL_CARE;
import static brevvakt.casework.texts.Placeholder.SUBSTITUTE;
import static brevvakt.casework.texts.Placeholder.SUBSTITUTE_MAIL;
import static brevvakt.casework.texts.Placeholder.SUBSTITUTE_PHONE;
import static brevvakt.casework.texts.Placeholder.TODAY;
import static brevvakt.casework.texts.Placeholder.TROUBLES;
import static brevvakt.casework.texts.Placeholder.UNIT;
import static brevvakt.casework.texts.Placeholder.UNIT_FIGURES;
import static brevvakt.casework.texts.Placeholder.UNIT_HOURS;
import static brevvakt.casework.texts.Placeholder.UNIT_PHONE;
import static brevvakt.casework.texts.Placeholder.UNOPENED_COUNT;
import static brevvakt.casework.texts.Placeholder.WAITING_COUNT;
import static brevvakt.casework.texts.Placeholder.WEB_FORM_LINK;
import static brevvakt.casework.texts.Placeholder.WITHHELD;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mails that the gateway writes (DOMAIN 6). A kind knows what its writer always gives, what he may give, and what
 * the text must say whoever rewrites it.
 */
public enum TextKind {
    RECEIPT("RECEIPT", always(caseFacts()), sometimes(List.of(DUE_DATE)), receiptDuties()),
    /** For what concerns an individual or is sensitive: betrays nothing of the matter. */
    RECEIPT_NEUTRAL("RECEIPT.neutral", always(caseFacts()), sometimes(List.of(DUE_DATE)), neutralDuties()),
    /** For schools, which must confirm (LAW-44). */
    RECEIPT_SCHOOL("RECEIPT.school", always(caseFacts()), sometimes(List.of(DUE_DATE)), receiptDuties()),
    /** As a text message, to who wrote one: as short as may be, and silent about the matter. */
    RECEIPT_SMS(
            "RECEIPT.sms",
            always(caseFacts()),
            sometimes(List.of(DUE_DATE)),
            EnumSet.of(MUNICIPALITY, CASE_NUMBER, DUE_DATE, SERVICE_CENTRE_PHONE)),
    OUT_OF_OFFICE(
            "OUT_OF_OFFICE",
            always(List.of(EMPLOYEE)),
            sometimesAbsent(BACK_ON),
            EnumSet.of(EMPLOYEE, BACK_ON, SUBSTITUTE, SUBSTITUTE_MAIL, SERVICE_CENTRE_PHONE)),
    DEPARTED(
            "DEPARTED",
            always(List.of(EMPLOYEE, SUBSTITUTE, SUBSTITUTE_MAIL)),
            sometimesAbsent(READ_UNTIL),
            EnumSet.of(EMPLOYEE, SUBSTITUTE, SUBSTITUTE_MAIL, SERVICE_CENTRE_PHONE)),
    /** About a case, or about a mailbox that waits to be opened. */
    REMINDER(
            "REMINDER",
            always(List.of(MAILBOX, RECEIVED_AT)),
            sometimes(List.of(CASE_NUMBER, KIND, DUE_DATE, ACT_LINK)),
            EnumSet.of(MAILBOX, CASE_NUMBER, RECEIVED_AT, DUE_DATE, ROUTINE_LINK)),
    ESCALATION(
            "ESCALATION",
            always(List.of(MAILBOX, RECEIVED_AT)),
            sometimes(List.of(CASE_NUMBER, KIND, DUE_DATE, OWNER, OFFICER, REMINDERS, ACT_LINK)),
            EnumSet.of(MAILBOX, CASE_NUMBER, RECEIVED_AT, DUE_DATE, ROUTINE_LINK)),
    DIGEST(
            "DIGEST",
            always(List.of(MAILBOXES, TODAY, NEW_COUNT, UNOPENED_COUNT)),
            sometimes(List.of(
                    DUE_ITEMS,
                    OVERDUE_ITEMS,
                    CALL_ITEMS,
                    WAITING_COUNT,
                    RESTRICTED_COUNT,
                    PRIVATE_COUNT,
                    QUARANTINE_COUNT,
                    ACT_LINK)),
            EnumSet.of(MAILBOXES, TODAY, NEW_COUNT, UNOPENED_COUNT, DUE_ITEMS, OVERDUE_ITEMS)),
    /** To a manager, once a week: his units' figures, and where nobody sees to the mail (SEED-90, LAW-26). */
    DIGEST_MANAGER(
            "DIGEST.manager",
            always(List.of(TODAY, UNIT_FIGURES)),
            sometimes(List.of(HOLES)),
            EnumSet.of(TODAY, UNIT_FIGURES, HOLES)),
    /** To who runs the gateway, when something is wrong. */
    DIGEST_OPERATOR(
            "DIGEST.operator", always(List.of(TODAY, TROUBLES)), sometimes(List.of()), EnumSet.of(TODAY, TROUBLES)),
    CALLBACK(
            "CALLBACK",
            always(List.of(CALLER, CALLER_PHONE, CALL_ABOUT, RECEIVED_AT, DUE_DATE)),
            sometimes(List.of(EARLIER_TRIES, ACT_LINK)),
            EnumSet.of(CALLER, CALLER_PHONE, CALL_ABOUT, RECEIVED_AT, DUE_DATE)),
    /** To the deviation module: a number and a place to look, nothing of the matter (SEED-25). */
    HANDOVER(
            "HANDOVER",
            always(caseFacts()),
            sometimes(List.of(DUE_DATE, CONFIRMED_BY, ACT_LINK)),
            EnumSet.of(CASE_NUMBER, RECEIVED_AT, UNIT)),
    /** To the diary system of a board: a registration, with its files (SEED-28). */
    HANDOVER_DIARY(
            "HANDOVER.diary",
            always(List.of(CASE_NUMBER, RECORD_NUMBER, KIND, MAILBOX, RECEIVED_AT)),
            sometimes(List.of(DUE_DATE)),
            EnumSet.of(RECORD_NUMBER, RECEIVED_AT)),
    /** To another authority, which goes on with the matter. */
    HANDOVER_AUTHORITY(
            "HANDOVER.authority",
            always(caseFacts()),
            sometimes(List.of(DUE_DATE, ENCLOSED)),
            EnumSet.of(CASE_NUMBER, RECEIVED_AT, MUNICIPALITY)),
    CLOSE_REQUEST(
            "CLOSE_REQUEST",
            always(List.of(CASE_NUMBER, OFFICER, OUTCOME, MEASURES)),
            sometimes(List.of(MAILBOX, RECEIVED_AT, ACT_LINK)),
            EnumSet.of(CASE_NUMBER, OFFICER, OUTCOME, MEASURES)),
    DISCLOSURE(
            "DISCLOSURE",
            always(List.of(CASE_NUMBER, TODAY, REQUESTED, HANDLER)),
            sometimes(List.of(ENCLOSED, WITHHELD, HANDLER_PHONE)),
            EnumSet.of(CASE_NUMBER, TODAY, REQUESTED, ENCLOSED, WITHHELD, HANDLER)),
    /** The authority's own decision on what was withheld goes along (LAW-11). */
    DISCLOSURE_DECISION(
            "DISCLOSURE.decision",
            always(List.of(CASE_NUMBER, TODAY, REQUESTED, HANDLER)),
            sometimes(List.of(HANDLER_PHONE)),
            EnumSet.of(CASE_NUMBER, TODAY, REQUESTED, HANDLER)),
    /** A word to one of our own for which there is no text of its own. */
    NOTICE("NOTICE", always(List.of(MESSAGE)), sometimes(noticeFacts()), EnumSet.of(MESSAGE)),
    /** As a text message, to one of our own who ordered it: something waits in the mailbox (SEED-81). */
    NOTICE_SMS("NOTICE.sms", always(List.of()), sometimes(List.of()), EnumSet.of(MUNICIPALITY)),
    /** To the registrar: a record is asked for (LAW-13). */
    NOTICE_RECORDS("NOTICE.records", always(caseFacts()), sometimes(List.of(DUE_DATE)), noticeDuties()),
    /** To who must act at once, at any hour (LAW-45). */
    NOTICE_ALARM("NOTICE.alarm", always(caseFacts()), sometimes(List.of(DUE_DATE)), noticeDuties()),
    /** To the unit manager: something restricted has come. */
    NOTICE_RESTRICTED("NOTICE.restricted", always(caseFacts()), sometimes(List.of(DUE_DATE)), noticeDuties()),
    /** To the nearest manager: the complainant is not satisfied (SEED-40). */
    NOTICE_REVIEW("NOTICE.review", always(caseFacts()), sometimes(List.of(DUE_DATE)), noticeDuties()),
    /** To who answered: the answer came back. */
    NOTICE_BOUNCED("NOTICE.bounced", always(caseFacts()), sometimes(List.of(DUE_DATE)), noticeDuties()),
    /** To the unit manager: a case has been registered (SEED-30). */
    NOTICE_REGISTERED("NOTICE.registered", always(caseFacts()), sometimes(List.of(DUE_DATE)), noticeDuties()),
    /** To who looks after the gateway: a mail lies aside, whole. */
    NOTICE_SET_ASIDE("NOTICE.set-aside", always(List.of(ARRIVAL_ID)), sometimes(noticeFacts()), EnumSet.of(ARRIVAL_ID)),
    /** To who leaves: what to do before the last day (DOMAIN 6.13). */
    NOTICE_DEPARTURE(
            "NOTICE.departure",
            always(List.of(EMPLOYEE, LAST_DAY, CLEAR_BY, CLOSES_ON, SUBSTITUTE)),
            sometimes(List.of(MAILBOXES)),
            EnumSet.of(LAST_DAY, CLEAR_BY, CLOSES_ON, SUBSTITUTE)),
    /** To IT and the manager: somebody leaves (SEED-108). */
    NOTICE_DEPARTURE_ORDERED(
            "NOTICE.departure-ordered",
            always(List.of(EMPLOYEE, LAST_DAY, CLOSES_ON, SUBSTITUTE, ORDERED_BY)),
            sometimes(List.of(MAILBOXES)),
            EnumSet.of(EMPLOYEE, LAST_DAY, CLOSES_ON, SUBSTITUTE, MAILBOXES)),
    /** To manager and substitute: the cases of who leaves (SEED-110). */
    NOTICE_DEPARTURE_CASES(
            "NOTICE.departure-cases",
            always(List.of(EMPLOYEE, LAST_DAY, CLOSES_ON, SUBSTITUTE, CASES)),
            sometimes(List.of()),
            EnumSet.of(EMPLOYEE, LAST_DAY, CLOSES_ON, SUBSTITUTE, CASES)),
    /** To the manager: the directory knows a last day, and nobody has ordered anything (SEED-108). */
    NOTICE_DEPARTURE_MISSING(
            "NOTICE.departure-missing",
            always(List.of(EMPLOYEE, LAST_DAY)),
            sometimes(List.of()),
            EnumSet.of(EMPLOYEE, LAST_DAY)),
    /** To the second manager: an emergency order waits for him (DOMAIN 6.14). */
    NOTICE_EMERGENCY_APPROVE("NOTICE.emergency-approve", always(orderFacts()), sometimes(List.of()), orderDuties()),
    /** To IT: an order of two managers is to be carried out. */
    NOTICE_EMERGENCY_EXECUTE("NOTICE.emergency-execute", always(orderFacts()), sometimes(List.of()), orderDuties()),
    /** To the delegate: what may be opened, and that it is logged (SEED-106). */
    NOTICE_EMERGENCY_DELEGATE("NOTICE.emergency-delegate", always(orderFacts()), sometimes(List.of()), orderDuties()),
    /** To the holder: who has had access, by whose order and why. */
    NOTICE_EMERGENCY_HOLDER(
            "NOTICE.emergency-holder",
            always(orderFacts()),
            sometimes(List.of()),
            EnumSet.of(SUBSTITUTE, FIRST_DAY, LAST_DAY, ORDERED_BY, REASON)),
    /** To the holder: mail held in doubt was opened as assumed to be work (DESIGN 6b.6). */
    NOTICE_HELD_OPENED(
            "NOTICE.held-opened",
            always(List.of(SUBSTITUTE, RECEIVED_AT, REASON)),
            sometimes(List.of(CASE_NUMBER)),
            EnumSet.of(SUBSTITUTE, RECEIVED_AT, REASON)),
    /** To who sent a calendar entry: his absence is on record. */
    NOTICE_ABSENCE_TAKEN(
            "NOTICE.absence-taken",
            always(List.of(FIRST_DAY, LAST_DAY)),
            sometimes(List.of(SUBSTITUTE, MANAGER, ABSENT_DAYS)),
            EnumSet.of(FIRST_DAY, LAST_DAY, SUBSTITUTE, MANAGER, ABSENT_DAYS)),
    /** To the manager: for a year nobody has gone through the absence plan. */
    NOTICE_PLAN_CONFIRM(
            "NOTICE.plan-confirm",
            always(List.of(UNIT, FIRST_DAY)),
            sometimes(List.of(REASONS)),
            EnumSet.of(UNIT, FIRST_DAY, REASONS)),
    /** To who took a calendar entry back: his absence is no longer on record. */
    NOTICE_ABSENCE_ENDED(
            "NOTICE.absence-ended",
            always(List.of(FIRST_DAY, LAST_DAY)),
            sometimes(List.of(ABSENT_DAYS)),
            EnumSet.of(FIRST_DAY, LAST_DAY, ABSENT_DAYS)),
    /** To who sent it: it is not, and why. */
    NOTICE_ABSENCE_REFUSED(
            "NOTICE.absence-refused", always(List.of(REASONS)), sometimes(List.of()), EnumSet.of(REASONS)),
    /** To a person and his manager: what is wrong in the directory (SEED-66). */
    NOTICE_DIRECTORY("NOTICE.directory", always(List.of(MESSAGE)), sometimes(List.of()), EnumSet.of(MESSAGE)),
    /** To who will be away: what to do before (SEED-60, SEED-69, SEED-70, SEED-72). */
    NOTICE_ABSENCE_BEFORE(
            "NOTICE.absence-before",
            always(List.of(FIRST_DAY, LAST_DAY)),
            sometimes(List.of(SUBSTITUTE, MAILBOXES, CASES)),
            EnumSet.of(FIRST_DAY, LAST_DAY, SUBSTITUTE, CASES)),
    /** To who is back: what waits, and what to switch on again (SEED-69). */
    NOTICE_ABSENCE_AFTER(
            "NOTICE.absence-after",
            always(List.of(FIRST_DAY, LAST_DAY)),
            sometimes(List.of(SUBSTITUTE, MAILBOXES, CASES)),
            EnumSet.of(FIRST_DAY, LAST_DAY, CASES)),
    /** No mail, but the beginning of one: an answer that a human finishes (SEED-07, SEED-37, SEED-40). */
    DRAFT(
            "DRAFT",
            always(caseFacts()),
            sometimes(List.of(HANDLER, HANDLER_PHONE)),
            EnumSet.of(CASE_NUMBER, RECEIVED_AT, SERVICE_CENTRE_PHONE)),
    /** The same where another authority is the right one, which it names (SEED-10). */
    DRAFT_AUTHORITY(
            "DRAFT.authority",
            always(List.of(CASE_NUMBER, RECEIVED_AT, MAILBOX, AUTHORITY, AUTHORITY_CONTACT)),
            sometimes(List.of(HANDLER, HANDLER_PHONE)),
            EnumSet.of(CASE_NUMBER, RECEIVED_AT, AUTHORITY, AUTHORITY_CONTACT, SERVICE_CENTRE_PHONE));

    private final String file;
    private final Set<Placeholder> always;
    private final Set<Placeholder> sometimes;
    private final Set<Placeholder> duties;

    TextKind(String file, Set<Placeholder> always, Set<Placeholder> sometimes, Set<Placeholder> duties) {
        this.file = file;
        this.always = always;
        this.sometimes = EnumSet.copyOf(sometimes);
        this.sometimes.removeAll(always);
        this.duties = EnumSet.copyOf(duties);
        this.duties.addAll(Reader.of(file).ending);
    }

    /** Who reads a text; each reader is told at its end who helps, when, and who else does (SEED-65, SEED-75, SEED-89). */
    private enum Reader {
        /** Substitute or unit first, then the reception, then the service centre; and what of the routine is public. */
        CITIZEN(EnumSet.of(
                UNIT_PHONE, UNIT_HOURS, RECEPTION, SERVICE_CENTRE_PHONE, SERVICE_CENTRE_HOURS, PUBLIC_ROUTINE_LINK)),
        /** The unit would betray what the matter is about. */
        CITIZEN_IN_CONFIDENCE(EnumSet.of(SERVICE_CENTRE_PHONE, SERVICE_CENTRE_HOURS, PUBLIC_ROUTINE_LINK)),
        OURS(EnumSet.of(ROUTINE_LINK, HELP_DESK, SERVICE_CENTRE_PHONE, SERVICE_CENTRE_HOURS)),
        /** A text message has no room, another system does not read. */
        IN_SHORT(EnumSet.of(MUNICIPALITY));

        private final Set<Placeholder> ending;

        Reader(Set<Placeholder> ending) {
            this.ending = ending;
        }

        static Reader of(String file) {
            String kind = file.replaceFirst("\\..*", "");
            return switch (file) {
                case "RECEIPT.neutral" -> CITIZEN_IN_CONFIDENCE;
                case "RECEIPT.sms", "NOTICE.sms", "HANDOVER.diary" -> IN_SHORT;
                case "HANDOVER.authority" -> CITIZEN;
                default ->
                    switch (kind) {
                        case "RECEIPT", "OUT_OF_OFFICE", "DEPARTED", "DISCLOSURE", "DRAFT" -> CITIZEN;
                        default -> OURS;
                    };
            };
        }
    }

    /** The kind of a name such as {@code RECEIPT} or {@code NOTICE.set-aside}, in whatever case. */
    public static Optional<TextKind> of(String name) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.file.equalsIgnoreCase(name.strip()) || kind.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** Its name, and that of its file without {@code .txt}. */
    public String file() {
        return file;
    }

    /** What the writer must give. */
    Set<Placeholder> always() {
        return always;
    }

    /** What the writer may give; in a text it stands in a section of its own. */
    Set<Placeholder> sometimes() {
        return sometimes;
    }

    /** What the text must say. */
    Set<Placeholder> duties() {
        return duties;
    }

    private static Set<Placeholder> always(List<Placeholder> own) {
        Set<Placeholder> all = EnumSet.of(
                MUNICIPALITY,
                SERVICE_CENTRE_MAIL,
                SERVICE_CENTRE_PHONE,
                PERSONAL_DATA_LINK,
                WEB_FORM_LINK,
                ROUTINE_LINK,
                HELP_DESK);
        all.addAll(own);
        return all;
    }

    private static Set<Placeholder> sometimes(List<Placeholder> own) {
        Set<Placeholder> all = EnumSet.of(
                SERVICE_CENTRE_HOURS, UNIT, UNIT_PHONE, UNIT_HOURS, RECEPTION, SOCIAL_CARE, PUBLIC_ROUTINE_LINK);
        all.addAll(own);
        return all;
    }

    private static Set<Placeholder> sometimesAbsent(Placeholder own) {
        return sometimes(List.of(own, SUBSTITUTE, SUBSTITUTE_MAIL, SUBSTITUTE_PHONE, MAILBOX, REGISTRAR_MAIL));
    }

    private static List<Placeholder> caseFacts() {
        return List.of(CASE_NUMBER, MAILBOX, RECEIVED_AT);
    }

    private static List<Placeholder> noticeFacts() {
        return List.of(CASE_NUMBER, MAILBOX, RECEIVED_AT, DUE_DATE);
    }

    private static List<Placeholder> orderFacts() {
        return List.of(EMPLOYEE, SUBSTITUTE, FIRST_DAY, LAST_DAY, ORDERED_BY, REASON, ORDER_ID);
    }

    private static Set<Placeholder> orderDuties() {
        return EnumSet.of(EMPLOYEE, SUBSTITUTE, FIRST_DAY, LAST_DAY, ORDERED_BY);
    }

    private static Set<Placeholder> receiptDuties() {
        return EnumSet.of(
                MUNICIPALITY,
                CASE_NUMBER,
                RECEIVED_AT,
                DUE_DATE,
                SERVICE_CENTRE_PHONE,
                PERSONAL_DATA_LINK,
                WEB_FORM_LINK);
    }

    private static Set<Placeholder> neutralDuties() {
        return EnumSet.of(MUNICIPALITY, CASE_NUMBER, RECEIVED_AT, DUE_DATE, SERVICE_CENTRE_PHONE, PERSONAL_DATA_LINK);
    }

    private static Set<Placeholder> noticeDuties() {
        return EnumSet.of(CASE_NUMBER, RECEIVED_AT, MAILBOX);
    }
}

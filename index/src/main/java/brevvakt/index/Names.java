package brevvakt.index;

import java.util.List;

/** The names of the fields in the index; a change of any of them is a new {@link #SCHEMA}. */
final class Names {
    /** Counted up with every change of fields or analysis; an index of another number is built anew. */
    static final String SCHEMA = "3";

    static final String ID = "id";
    static final String ID_ORDER = "id.order";
    static final String CASE = "case";
    static final String RECORD = "record";
    static final String REGISTER = "register";
    static final String OFFICER = "officer";
    static final String MANAGER = "manager";
    static final String CASE_MAILBOX = "case.mailbox";
    static final String RECIPIENT = "recipient";
    static final String CLOSED = "closed";

    static final String KIND = "kind";
    static final String UNIT = "unit";
    static final String STATUS = "status";
    static final String DIRECTION = "direction";
    static final String MAILBOX = "mailbox";
    static final String MONTH = "month";
    static final String TYPE = "type";
    static final String HAS = "has";
    static final String UNREADABLE = "unreadable";
    static final String RECEIVED = "received";

    static final String NUMBER = "number";
    static final String FROM = "from";
    static final String TO = "to";
    static final String HEADING = "heading";
    static final String SUBJECT = "subject";
    static final String BODY = "body";
    static final String QUOTED = "quoted";
    static final String ATTACHMENT = "attachment";
    /** Every word of a letter as it is written: to rank those higher that have it so, and to find the near ones. */
    static final String WRITTEN = "written";
    /** The stems of long words, last letter first, to find what they end with. */
    static final String TAIL = "tail";

    /** What is only kept beside: the parts of the letter as they are shown and indexed again. */
    static final String KEPT = "kept.";

    static final List<String> LETTER = List.of(SUBJECT, BODY, QUOTED, ATTACHMENT);
    static final List<String> FACETS = List.of(KIND, UNIT, MAILBOX, MONTH, TYPE);

    private Names() {}
}

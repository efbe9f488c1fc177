package brevvakt.index.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may stand before a colon. There is none for a sensitive category, and there shall be none (LAW-31). */
public enum Field {
    FROM(Kind.WORDS, false),
    TO(Kind.WORDS, false),
    SUBJECT(Kind.WORDS, false),
    BODY(Kind.WORDS, false),
    ATTACHMENT(Kind.WORDS, false),
    MAILBOX(Kind.VALUE, true),
    UNIT(Kind.VALUE, true),
    KIND(Kind.VALUE, true),
    STATUS(Kind.VALUE, true),
    DIRECTION(Kind.VALUE, true),
    CASE(Kind.NUMBER, true),
    RECORD(Kind.NUMBER, true),
    HAS(Kind.VALUE, false),
    TYPE(Kind.VALUE, false),
    UNREADABLE(Kind.VALUE, false),
    RECEIVED(Kind.DAYS, true),
    LIKE(Kind.NUMBER, false);

    /** What its value is. */
    enum Kind {
        WORDS,
        VALUE,
        NUMBER,
        DAYS
    }

    private static final List<String> FORBIDDEN =
            List.of("sensitivity", "scope", "diagnosis", "religion", "ethnicity", "union", "personnummer");

    private final Kind kind;
    private final boolean open;

    Field(Kind kind, boolean open) {
        this.kind = kind;
        this.open = open;
    }

    Kind kind() {
        return kind;
    }

    /** It is part of the public face of the diary. */
    public boolean isOpen() {
        return open;
    }

    /** As written before the colon. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** People may not be selected by it. */
    static boolean isForbidden(String word) {
        return FORBIDDEN.contains(word.toLowerCase(Locale.ROOT));
    }

    static String all() {
        return String.join(
                ", ", Arrays.stream(values()).map(field -> field.word() + ":").toList());
    }
}

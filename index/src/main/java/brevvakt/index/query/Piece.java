package brevvakt.index.query;

/**
 * One piece of a question as it is written.
 *
 * @param text without its quotes or its star; of a field, the word before the colon
 * @param at where it begins, counted from one
 * @param touches nothing stands between it and the piece before it
 */
record Piece(Kind kind, String text, int at, boolean touches) {

    enum Kind {
        WORD,
        BEGINNING,
        PHRASE,
        FIELD,
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** It can stand after a colon. */
    boolean isValue() {
        return kind == Kind.WORD || kind == Kind.BEGINNING || kind == Kind.PHRASE;
    }
}

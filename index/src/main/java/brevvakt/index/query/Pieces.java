package brevvakt.index.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a question into pieces. */
final class Pieces {
    private static final int LONGEST = 20_000;
    private static final int MOST = 60;
    private static final int SHORTEST_BEGINNING = 2;
    private static final int LONGEST_BEGINNING = 200;

    private final String question;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private Pieces(String question) {
        this.question = question;
    }

    static List<Piece> of(String question) throws Misunderstood {
        if (question.length() > LONGEST) {
            throw new Misunderstood(LONGEST + 1, "the question is longer than " + LONGEST + " characters");
        }
        Pieces pieces = new Pieces(question);
        pieces.cut();
        return pieces.pieces;
    }

    private void cut() throws Misunderstood {
        boolean touches = false;
        while (at < question.length()) {
            char c = question.charAt(at);
            if (isSpace(c)) {
                at++;
                touches = false;
                continue;
            }
            if (pieces.size() == MOST) {
                throw new Misunderstood(at + 1, "the question has more than " + MOST + " words");
            }
            if (c == '"') {
                phrase(touches);
            } else if (c == '(' || c == ')') {
                add(c == '(' ? Piece.Kind.OPEN : Piece.Kind.CLOSE, String.valueOf(c), at++, touches);
            } else if (c == '-' && !touches && at + 1 < question.length() && !isSpace(question.charAt(at + 1))) {
                add(Piece.Kind.NOT, "-", at++, false);
            } else {
                word(touches);
            }
            touches = true;
        }
    }

    private void phrase(boolean touches) throws Misunderstood {
        int from = at + 1;
        int end = question.indexOf('"', from);
        if (end < 0) {
            throw new Misunderstood(at + 1, "these quotes are not closed");
        }
        if (question.substring(from, end).isBlank()) {
            throw new Misunderstood(at + 1, "there is nothing between these quotes");
        }
        add(Piece.Kind.PHRASE, question.substring(from, end), at, touches);
        at = end + 1;
    }

    private void word(boolean touches) throws Misunderstood {
        int from = at;
        while (at < question.length() && !endsWord(question.charAt(at))) {
            if (question.charAt(at) == ':' && isField(from)) {
                add(Piece.Kind.FIELD, question.substring(from, at), from, touches);
                at++;
                return;
            }
            at++;
        }
        String text = question.substring(from, at);
        Optional<Piece.Kind> operator = touches ? Optional.empty() : operator(text);
        if (operator.isPresent()) {
            add(operator.get(), text, from, false);
        } else if (text.indexOf('*') >= 0) {
            beginning(text, from, touches);
        } else {
            add(Piece.Kind.WORD, text, from, touches);
        }
    }

    private void beginning(String text, int from, boolean touches) throws Misunderstood {
        int star = text.indexOf('*');
        if (star != text.length() - 1) {
            throw new Misunderstood(from + star + 1, "a star can only stand at the end of a word");
        }
        if (star < SHORTEST_BEGINNING) {
            throw new Misunderstood(from + 1, "before a star stand at least " + SHORTEST_BEGINNING + " letters");
        }
        if (star > LONGEST_BEGINNING) {
            throw new Misunderstood(from + 1, "before a star stand at most " + LONGEST_BEGINNING + " letters");
        }
        add(Piece.Kind.BEGINNING, text.substring(0, star), from, touches);
    }

    /** Letters directly before a colon with something behind it are a field; {@code Sv: hej} and {@code http://} are not. */
    private boolean isField(int from) {
        String name = question.substring(from, at);
        boolean followed = at + 1 < question.length()
                && !isSpace(question.charAt(at + 1))
                && question.charAt(at + 1) != '/'
                && question.charAt(at + 1) != ')';
        return Field.of(name).isPresent() || (followed && name.matches("[a-z]{2,}"));
    }

    private static Optional<Piece.Kind> operator(String text) {
        return switch (text) {
            case "AND" -> Optional.of(Piece.Kind.AND);
            case "OR" -> Optional.of(Piece.Kind.OR);
            case "NOT" -> Optional.of(Piece.Kind.NOT);
            default -> Optional.empty();
        };
    }

    private void add(Piece.Kind kind, String text, int from, boolean touches) {
        pieces.add(new Piece(kind, text, from + 1, touches));
    }

    private static boolean endsWord(char c) {
        return isSpace(c) || c == '"' || c == '(' || c == ')';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}

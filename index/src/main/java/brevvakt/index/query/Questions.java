package brevvakt.index.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands questions: words, "phrases", beginnings*, AND, OR, NOT or a minus, brackets, and fields. Words beside each
 * other must all be there; AND binds tighter than OR.
 */
public final class Questions {
    private static final int DEEPEST = 50;
    private static final Pattern SERIES = Pattern.compile("\\p{L}{1,6}");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{1,7}/[0-9]{4}(-[0-9]{1,6})?");

    private final List<Piece> pieces;
    private final LocalDate today;
    private int next;
    private int depth;

    private Questions(List<Piece> pieces, LocalDate today) {
        this.pieces = pieces;
        this.today = today;
    }

    /** What the question wants; an empty one wants everything. */
    public static Wanted understand(String question, LocalDate today) throws Misunderstood {
        List<Piece> pieces = Pieces.of(question);
        if (pieces.isEmpty()) {
            return new Wanted.Everything();
        }
        Questions reading = new Questions(pieces, today);
        Wanted wanted = reading.any();
        if (reading.next < pieces.size()) {
            throw new Misunderstood(pieces.get(reading.next).at(), "this bracket closes what nothing opened");
        }
        return wanted;
    }

    private Wanted any() throws Misunderstood {
        List<Wanted> parts = new ArrayList<>(List.of(all()));
        while (sees(Piece.Kind.OR)) {
            next++;
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Wanted.Or(parts);
    }

    private Wanted all() throws Misunderstood {
        List<Wanted> parts = new ArrayList<>(List.of(one()));
        while (next < pieces.size() && !sees(Piece.Kind.OR) && !sees(Piece.Kind.CLOSE)) {
            if (sees(Piece.Kind.AND)) {
                next++;
            }
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Wanted.And(parts);
    }

    private Wanted one() throws Misunderstood {
        Piece piece = take();
        return switch (piece.kind()) {
            case NOT -> new Wanted.Not(deeper(piece, this::one));
            case OPEN -> inBrackets(piece);
            case FIELD -> field(piece);
            case WORD, BEGINNING, PHRASE -> text(Optional.empty(), piece);
            case CLOSE -> throw new Misunderstood(piece.at(), "there is nothing before this bracket");
            case AND, OR -> throw new Misunderstood(piece.at(), "there is nothing before this " + piece.text());
        };
    }

    private Wanted inBrackets(Piece open) throws Misunderstood {
        Wanted inside = deeper(open, this::any);
        if (!sees(Piece.Kind.CLOSE)) {
            throw new Misunderstood(open.at(), "this bracket is not closed");
        }
        next++;
        return inside;
    }

    private interface Part {
        Wanted read() throws Misunderstood;
    }

    private Wanted deeper(Piece at, Part part) throws Misunderstood {
        if (++depth > DEEPEST) {
            throw new Misunderstood(at.at(), "brackets lie deeper than " + DEEPEST);
        }
        Wanted wanted = part.read();
        depth--;
        return wanted;
    }

    private Wanted field(Piece name) throws Misunderstood {
        if (Field.isForbidden(name.text())) {
            throw new Misunderstood(name.at(), "people cannot be searched for by '" + name.text() + "' (LAW-31)");
        }
        Optional<Field> known = Field.of(name.text());
        if (known.isEmpty()) {
            throw new Misunderstood(
                    name.at(),
                    "there is no field '" + name.text() + ":'; there are " + Field.all()
                            + " – or put the words in quotes");
        }
        if (next >= pieces.size()
                || !pieces.get(next).touches()
                || !pieces.get(next).isValue()) {
            throw new Misunderstood(name.at(), "after " + name.text() + ": something must follow at once");
        }
        Piece value = take();
        if (value.is(Piece.Kind.BEGINNING) && known.get().kind() != Field.Kind.WORDS) {
            throw new Misunderstood(
                    value.at() + value.text().length(),
                    "a star completes words, not what stands after "
                            + known.get().word() + ":; write the whole of it");
        }
        return switch (known.get().kind()) {
            case WORDS -> text(known, value);
            case VALUE -> new Wanted.Exactly(known.get(), value.text().toLowerCase(Locale.ROOT), value.at());
            case DAYS -> Days.of(value.text(), value.at(), today);
            case NUMBER -> number(known.get(), value);
        };
    }

    /** {@code case:Ks 417/2026} is written without quotes, though there is a space in it. */
    private Wanted number(Field field, Piece value) {
        String written = value.text();
        if (SERIES.matcher(written).matches()
                && next < pieces.size()
                && SERIAL.matcher(pieces.get(next).text()).matches()) {
            written = written + " " + taken().text();
        }
        return field == Field.LIKE
                ? new Wanted.Like(written.toLowerCase(Locale.ROOT), value.at())
                : new Wanted.Exactly(field, written.toLowerCase(Locale.ROOT), value.at());
    }

    private static Wanted text(Optional<Field> field, Piece piece) {
        return switch (piece.kind()) {
            case PHRASE -> new Wanted.Phrase(field, piece.text(), piece.at());
            case BEGINNING -> new Wanted.Beginning(field, piece.text(), piece.at());
            default -> new Wanted.Word(field, piece.text(), piece.at());
        };
    }

    private boolean sees(Piece.Kind kind) {
        return next < pieces.size() && pieces.get(next).is(kind);
    }

    private Piece take() throws Misunderstood {
        if (next >= pieces.size()) {
            Piece last = pieces.get(pieces.size() - 1);
            throw new Misunderstood(last.at(), "something must follow after this " + last.text());
        }
        return taken();
    }

    private Piece taken() {
        return pieces.get(next++);
    }
}

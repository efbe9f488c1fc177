package brevvakt.index.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a question asks for, taken apart; each place counts its characters from one. */
public sealed interface Wanted {

    /** Every record there is. */
    record Everything() implements Wanted {}

    /** A word in any of its forms; without a field it may stand anywhere. */
    record Word(Optional<Field> field, String text, int at) implements Wanted {}

    /** A word that begins so. */
    record Beginning(Optional<Field> field, String text, int at) implements Wanted {}

    /** Words that stand one after the other. */
    record Phrase(Optional<Field> field, String text, int at) implements Wanted {}

    /** A field that has exactly this value, whatever the case of its letters. */
    record Exactly(Field field, String value, int at) implements Wanted {}

    /** Received between two days, both included. */
    record Received(Optional<LocalDate> from, Optional<LocalDate> until, int at) implements Wanted {}

    /** Like a record, by its full number. */
    record Like(String record, int at) implements Wanted {}

    /** All of these. */
    record And(List<Wanted> parts) implements Wanted {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Any of these. */
    record Or(List<Wanted> parts) implements Wanted {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Not this. */
    record Not(Wanted part) implements Wanted {}
}

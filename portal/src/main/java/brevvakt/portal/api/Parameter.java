package brevvakt.portal.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Something a verb takes: an option by its name, or a positional by its place.
 *
 * @param name without dashes
 * @param words the words that may be said, for the kinds {@code WORD} and {@code FILE}
 * @param many whether a positional takes all the words that are left
 * @param meaning what it is for, in few words
 */
public record Parameter(String name, Kind kind, List<String> words, boolean required, boolean many, String meaning) {

    /** How a value is written. */
    public enum Kind {
        /** Any text that is not blank. */
        TEXT,
        /** A username. */
        USER,
        /** A case number, which the shell may have split in two words. */
        NUMBER,
        /** {@code YYYY-MM-DD}. */
        DATE,
        /** ISO-8601 with an offset. */
        INSTANT,
        /** A whole number of at most nine digits. */
        INT,
        /** One of a few words. */
        WORD,
        /** The name of a file whose content goes along, or one of a few words instead. */
        FILE,
        /** Present or absent. */
        FLAG
    }

    public Parameter {
        words = List.copyOf(words);
    }

    static Parameter required(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, List.of(), true, false, meaning);
    }

    static Parameter optional(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, List.of(), false, false, meaning);
    }

    static Parameter flag(String name, String meaning) {
        return optional(name, Kind.FLAG, meaning);
    }

    static Parameter word(String name, boolean required, List<String> words, String meaning) {
        return new Parameter(name, Kind.WORD, words, required, false, meaning);
    }

    /** As written on the command line: {@code --from DATE}. */
    public String written() {
        return kind == Kind.FLAG ? "--" + name : "--" + name + " " + placeholder();
    }

    /** What stands for the value in a usage line. */
    public String placeholder() {
        return kind == Kind.WORD ? String.join("|", words) : kind.name();
    }

    /** What is wrong with a value, if anything; the text completes "NAME …". */
    public Optional<String> wrongWith(String value) {
        return switch (kind) {
            case TEXT, NUMBER -> value.isBlank() ? Optional.of("must not be blank") : Optional.empty();
            case FILE -> value.isBlank() ? Optional.of("must name a file") : Optional.empty();
            case USER ->
                value.matches("[^\\s\\p{Cntrl}]+")
                        ? Optional.empty()
                        : Optional.of("must be a username, without spaces, not '" + value + "'");
            case INT ->
                value.matches("-?[0-9]{1,9}")
                        ? Optional.empty()
                        : Optional.of("must be a whole number, not '" + value + "'");
            case WORD ->
                words.contains(value)
                        ? Optional.empty()
                        : Optional.of("must be one of " + String.join(", ", words) + ", not '" + value + "'");
            case DATE ->
                isDate(value) ? Optional.empty() : Optional.of("must be a date YYYY-MM-DD, not '" + value + "'");
            case INSTANT ->
                isInstant(value)
                        ? Optional.empty()
                        : Optional.of("must be an instant with an offset such as 2026-03-02T09:00:00+01:00, not '"
                                + value + "'");
            case FLAG ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("is a flag and takes no value but true or false");
        };
    }

    private static boolean isDate(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isInstant(String value) {
        try {
            int year = OffsetDateTime.parse(value).getYear();
            return year > 0 && year < 10_000;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

package brevvakt.casework.learning;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What in a text points at a person or a case. A human makes a text anonymous; this finds what he overlooked, and proves
 * nothing where it finds nothing.
 */
public final class Anonymity {
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+\\.\\S+|https?://\\S+");
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\b(?:[0-9]{2})?[0-9]{6}[-+ ]?[0-9]{4}\\b");
    private static final Pattern TELEPHONE = Pattern.compile("(?:\\+|\\b00|\\b0)[0-9](?:[ -]{0,2}[0-9]){6,12}\\b");
    private static final Pattern CASE_NUMBER =
            Pattern.compile("(?U)\\b\\p{Lu}\\p{Ll}{0,5} [1-9][0-9]{0,5}/2[0-9]{3}\\b");

    private Anonymity() {}

    /** What must be taken out of a text first; empty where nothing is found. */
    public static Optional<String> breachIn(String text, Collection<String> names) {
        if (ADDRESS.matcher(text).find()) {
            return Optional.of("an address");
        }
        if (PERSONAL_NUMBER.matcher(text).find()) {
            return Optional.of("a personal number");
        }
        if (TELEPHONE.matcher(text).find()) {
            return Optional.of("a telephone number");
        }
        if (CASE_NUMBER.matcher(text).find()) {
            return Optional.of("a case number");
        }
        String plain = plain(text);
        return names.stream().filter(name -> name.strip().contains(" ")).anyMatch(name -> plain.contains(plain(name)))
                ? Optional.of("a person's name")
                : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}

package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Language;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Signals that no word gives: how a letter is written and what it carries. */
final class Shape {
    static final Set<String> NAMES = Set.of(
            "shouting",
            "exclaiming",
            "asking",
            "personal-number",
            "phone-number",
            "link",
            "empty",
            "short",
            "wordy",
            "long",
            "attachment",
            "reply",
            "forward",
            "case-number",
            "foreign",
            "english");

    private static final Pattern PHONE = Pattern.compile("(?<![0-9])(?:\\+46|0)[0-9 ()-]{6,14}[0-9](?![0-9])");
    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");
    private static final Pattern MANY_MARKS = Pattern.compile("!!|\\?!|!\\?|\\?\\?");
    private static final Pattern REPLY = Pattern.compile("(?i)^\\s*(?:(?:sv|re|vs|aw|antw)\\s*(?:\\[[0-9]+\\])?\\s*:)");
    private static final Pattern FORWARD = Pattern.compile("(?i)^\\s*(?:vb|fw|fwd|wg)\\s*:");
    private static final Pattern CASE_NUMBER =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])\\p{L}{1,6}[ -]?(?:[0-9]{4}[-/][0-9]{1,7}|[0-9]{1,7}/[0-9]{4})");
    private static final int FEW_WORDS = 8;
    private static final int SOME_WORDS = 10;
    private static final int MANY_WORDS = 120;
    private static final int ENOUGH_LETTERS = 20;
    private static final int MOST_LINK_PAGES = 2_000;

    private Shape() {}

    static boolean isReply(String subject) {
        return REPLY.matcher(subject).find();
    }

    static boolean hasCaseNumber(String line) {
        return CASE_NUMBER
                .matcher(line.substring(0, Math.min(Wording.READ_OF_SUBJECT, line.length())))
                .find();
    }

    static Set<String> of(IncomingLetter letter, String text, PhraseBook.Reading reading) {
        Set<String> signals = new LinkedHashSet<>();
        int words = reading.wording().textWords();
        mark(signals, "shouting", isShouting(text));
        mark(
                signals,
                "exclaiming",
                MANY_MARKS.matcher(letter.subject() + "\n" + text).find());
        mark(signals, "asking", words > 0 && text.indexOf('?') >= 0);
        mark(signals, "personal-number", PersonalNumber.isIn(text) || PersonalNumber.isIn(letter.subject()));
        mark(signals, "phone-number", PHONE.matcher(text).find());
        mark(
                signals,
                "link",
                LINK.matcher(text.substring(0, Math.min(MOST_LINK_PAGES, text.length())))
                        .find());
        mark(signals, "empty", words == 0);
        mark(signals, "short", words < FEW_WORDS);
        mark(signals, "wordy", words >= SOME_WORDS);
        mark(signals, "long", words > MANY_WORDS);
        mark(signals, "attachment", !letter.attachments().isEmpty());
        mark(signals, "reply", isReply(letter.subject()));
        mark(signals, "forward", FORWARD.matcher(letter.subject()).find());
        mark(
                signals,
                "case-number",
                hasCaseNumber(letter.subject()) || CASE_NUMBER.matcher(text).find());
        mark(signals, "foreign", reading.language() == Language.OTHER);
        mark(signals, "english", reading.language() == Language.EN);
        return signals;
    }

    private static void mark(Set<String> signals, String name, boolean holds) {
        if (holds) {
            signals.add(name);
        }
    }

    /** Most letters are capitals, not only a word or two. */
    private static boolean isShouting(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long capitals = text.chars().filter(Character::isUpperCase).count();
        return letters >= ENOUGH_LETTERS && capitals * 10 > letters * 6;
    }
}

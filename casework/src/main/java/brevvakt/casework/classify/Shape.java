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
        String read = line.substring(0, Math.min(Wording.READ_OF_SUBJECT, line.length()));
        return hasNumberInParts(read) && CASE_NUMBER.matcher(read).find();
    }

    static Set<String> of(IncomingLetter letter, String text, PhraseBook.Reading reading) {
        Set<String> signals = new LinkedHashSet<>();
        int words = reading.wording().textWords();
        mark(signals, "shouting", isShouting(text));
        mark(signals, "exclaiming", hasManyMarks(letter.subject()) || hasManyMarks(text));
        mark(signals, "asking", words > 0 && text.indexOf('?') >= 0);
        mark(signals, "personal-number", PersonalNumber.isIn(text) || PersonalNumber.isIn(letter.subject()));
        mark(signals, "phone-number", hasDigits(text) && PHONE.matcher(text).find());
        mark(signals, "link", hasLink(text.substring(0, Math.min(MOST_LINK_PAGES, text.length()))));
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
                hasCaseNumber(letter.subject())
                        || (hasNumberInParts(text) && CASE_NUMBER.matcher(text).find()));
        mark(signals, "foreign", reading.language() == Language.OTHER);
        mark(signals, "english", reading.language() == Language.EN);
        return signals;
    }

    private static void mark(Set<String> signals, String name, boolean holds) {
        if (holds) {
            signals.add(name);
        }
    }

    /** Two marks of exclamation or question side by side. */
    private static boolean hasManyMarks(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (isMark(text.charAt(i)) && isMark(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(char c) {
        return c == '!' || c == '?';
    }

    private static boolean hasDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A digit, a dash or slash and another digit: without them there is no case number to be sought. */
    private static boolean hasNumberInParts(String text) {
        for (int i = 2; i < text.length(); i++) {
            char between = text.charAt(i - 1);
            if ((between == '/' || between == '-') && isDigit(text.charAt(i)) && isDigit(text.charAt(i - 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hasLink(String page) {
        return (page.contains("://") || page.indexOf('.') >= 0)
                && LINK.matcher(page).find();
    }

    /** Most letters are capitals, not only a word or two. */
    private static boolean isShouting(String text) {
        int letters = 0;
        int capitals = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters += Character.isLetter(c) ? 1 : 0;
            capitals += Character.isUpperCase(c) ? 1 : 0;
        }
        return letters >= ENOUGH_LETTERS && capitals * 10 > letters * 6;
    }
}

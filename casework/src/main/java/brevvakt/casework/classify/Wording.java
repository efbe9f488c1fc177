package brevvakt.casework.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a letter in order, subject first. Words are lower case and split at anything that is neither letter nor
 * digit; each knows its sentence. No more is read than {@link PlainText} gives, however the letter is written.
 */
final class Wording {
    static final int READ_OF_SUBJECT = 400;
    private static final int LONGEST_WORD = 48;
    private static final int MOST_WORDS = PlainText.READ / 2;

    private final List<String> words = new ArrayList<>();
    private int[] sentences = new int[256];
    private int sentence;
    private int subjectWords;

    private Wording() {}

    static Wording of(String subject, String text) {
        Wording wording = new Wording();
        wording.add(PlainText.of(subject.substring(0, Math.min(READ_OF_SUBJECT, subject.length())))
                .text());
        wording.subjectWords = wording.size();
        wording.sentence++;
        wording.add(PlainText.of(text).text());
        return wording;
    }

    /** The words of a phrase, split as those of a letter are. */
    static List<String> split(String phrase) {
        return of("", phrase).words;
    }

    int size() {
        return words.size();
    }

    String word(int at) {
        return words.get(at);
    }

    int sentence(int at) {
        return sentences[at];
    }

    boolean isOfLastSentence(int at) {
        return sentences[at] == sentences[size() - 1];
    }

    boolean isOfSubject(int at) {
        return at < subjectWords;
    }

    int subjectWords() {
        return subjectWords;
    }

    int textWords() {
        return size() - subjectWords;
    }

    /** No letter of it carries a ring or dots, though there are enough words to expect some. */
    boolean isWrittenPlain() {
        for (String word : words) {
            if (word.indexOf('å') >= 0 || word.indexOf('ä') >= 0 || word.indexOf('ö') >= 0) {
                return false;
            }
        }
        return true;
    }

    private void add(String raw) {
        String text = raw.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        int start = -1;
        for (int i = 0; i <= text.length() && size() < MOST_WORDS; i++) {
            boolean inside = i < text.length() && isWordPart(text, i);
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                word(text.substring(start, Math.min(i, start + LONGEST_WORD)));
                start = -1;
            }
            if (!inside && i < text.length() && endsSentence(text, i)) {
                sentence++;
            }
        }
    }

    private void word(String word) {
        if (size() == sentences.length) {
            sentences = Arrays.copyOf(sentences, 2 * sentences.length);
        }
        sentences[size()] = sentence;
        words.add(PlainText.asItLooks(word));
    }

    private static boolean isWordPart(String text, int i) {
        char c = text.charAt(i);
        return Character.isLetterOrDigit(c)
                || (Character.isSurrogate(c) && isLetter(text, i))
                || (c == '\''
                        && i > 0
                        && i + 1 < text.length()
                        && Character.isLetter(text.charAt(i - 1))
                        && Character.isLetter(text.charAt(i + 1)));
    }

    /** Whether half a character is half a letter; an emoji is none. */
    private static boolean isLetter(String text, int half) {
        int whole =
                Character.isHighSurrogate(text.charAt(half)) ? text.codePointAt(half) : text.codePointBefore(half + 1);
        return Character.isLetterOrDigit(whole);
    }

    private static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        boolean last = i + 1 == text.length();
        return switch (c) {
            case '!', '?' -> true;
            case '.', ';', ':' -> last || Character.isWhitespace(text.charAt(i + 1));
            case '\n' -> !last && text.charAt(i + 1) == '\n';
            default -> false;
        };
    }
}

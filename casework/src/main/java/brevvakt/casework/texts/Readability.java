package brevvakt.casework.texts;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a Swedish text is to read, by LIX: words in a sentence and, of a hundred words, those of more than six letters
 * (SEED-56). Under 30 is easy, over 60 is the language of offices at its worst.
 */
public final class Readability {
    /** From here on a sentence is told. */
    static final int HARD = 60;

    /** Of a shorter sentence one long word would decide. */
    private static final int FEWEST_WORDS = 8;

    private static final int LONG_WORD = 7;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.@-]*");

    private Readability() {}

    /** A sentence and its measure. */
    public record Sentence(String text, int lix) {}

    /** The LIX of a whole text; 0 where it has no words. */
    public static int lix(String text) {
        List<String> sentences = sentences(text);
        int words = 0;
        int longWords = 0;
        for (String sentence : sentences) {
            Matcher word = WORD.matcher(sentence);
            while (word.find()) {
                words++;
                longWords += word.group().length() >= LONG_WORD ? 1 : 0;
            }
        }
        return words == 0 ? 0 : Math.round((float) words / sentences.size() + 100f * longWords / words);
    }

    /** The sentences that are hard to read, in order. */
    static List<Sentence> hard(String text) {
        return sentences(text).stream()
                .filter(sentence -> WORD.matcher(sentence).results().count() >= FEWEST_WORDS)
                .map(sentence -> new Sentence(sentence, lix(sentence)))
                .filter(sentence -> sentence.lix() >= HARD)
                .toList();
    }

    /** A line of a list and a line on its own is a sentence too. */
    private static List<String> sentences(String text) {
        List<String> found = new ArrayList<>();
        for (String paragraph : text.split("\\n\\s*\\n|\\n(?=\\s*-\\s)")) {
            String line = paragraph.replaceAll("\\s+", " ").strip();
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.forLanguageTag("sv"));
            ends.setText(line);
            int from = ends.first();
            for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
                String sentence = line.substring(from, to).strip();
                if (WORD.matcher(sentence).find()) {
                    found.add(sentence);
                }
                from = to;
            }
        }
        return found;
    }
}

package brevvakt.casework.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A turn of phrase that a rule looks for, as written in the rule files: words in order within one sentence. A word may
 * be {@code klag*} or {@code *lampa}, {@code this|that}, {@code #} for a number, {@code <class>} for the words of a
 * class; {@code ...} lets up to four words stand between, {@code ...2} up to two; {@code ^} and {@code $} stand for the
 * beginning and the end of a sentence.
 */
record Phrase(String written, List<Step> steps, boolean atStart, boolean atEnd) {
    private static final Pattern GAP = Pattern.compile("\\.\\.\\.([0-9]{0,2})");
    private static final int USUAL_GAP = 4;
    private static final int WIDEST_GAP = 12;

    /**
     * One word of a phrase.
     *
     * @param gap how many other words may stand before it
     */
    record Step(List<String> alternatives, int gap) {
        Step {
            alternatives = List.copyOf(alternatives);
        }
    }

    Phrase {
        steps = List.copyOf(steps);
    }

    /** Reads a phrase of a rule file; what cannot be read is our own mistake. */
    static Phrase of(String written) {
        List<Step> steps = new ArrayList<>();
        boolean atStart = false;
        boolean atEnd = false;
        int gap = 0;
        for (String item : written.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (atEnd) {
                throw new IllegalArgumentException("'" + written + "' goes on after $; put the $ last");
            }
            if (item.startsWith("...") && GAP.matcher(item).matches()) {
                gap = item.length() == 3 ? USUAL_GAP : Integer.parseInt(item.substring(3));
            } else if (item.equals("^") && steps.isEmpty()) {
                atStart = true;
            } else if (item.equals("$")) {
                atEnd = true;
            } else {
                steps.add(new Step(alternatives(item, written), gap));
                gap = 0;
            }
        }
        boolean loose = !steps.isEmpty() && !atStart && steps.get(0).gap() > 0;
        if (steps.isEmpty() || gap > 0 || loose || steps.stream().anyMatch(step -> step.gap() > WIDEST_GAP)) {
            throw new IllegalArgumentException("'" + written
                    + "' is no phrase; it begins and ends with a word, and at most " + WIDEST_GAP
                    + " words may stand between two");
        }
        return new Phrase(written, steps, atStart, atEnd);
    }

    private static List<String> alternatives(String item, String written) {
        List<String> alternatives = List.of(item.split("\\|", -1));
        for (String each : alternatives) {
            if (!each.equals("#") && !isWord(each) && !isClass(each)) {
                throw new IllegalArgumentException(
                        "'" + each + "' in '" + written
                                + "' is no word; write letters with at most a * at either end, # for a number, <class>, or ...");
            }
        }
        return alternatives;
    }

    /** Letters and digits with at most a star at either end; a single one without. Thousands are read at each start. */
    private static boolean isWord(String shape) {
        int from = shape.startsWith("*") ? 1 : 0;
        int to = shape.length() - (shape.length() > 1 && shape.endsWith("*") ? 1 : 0);
        for (int i = from; i < to; i++) {
            if (!Character.isLetterOrDigit(shape.charAt(i)) && !(shape.charAt(i) == '\'' && to - from > 1)) {
                return false;
            }
        }
        return to - from > 1 || (to - from == 1 && shape.length() == 1);
    }

    private static boolean isClass(String shape) {
        return shape.length() > 2
                && shape.startsWith("<")
                && shape.endsWith(">")
                && shape.substring(1, shape.length() - 1).chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
    }
}

package brevvakt.casework.organisation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that somebody may have meant. */
final class Nearness {
    private Nearness() {}

    /** The end of a sentence about an unknown name: the near one, or nothing where none is near. */
    static String hint(String unknown, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(unknown, name)))
                .filter(name -> distance(unknown, name) <= Math.max(1, unknown.length() / 3))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** How many letters must be put in, left out or changed to make one name the other. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}

package brevvakt.gateway.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearName {
    private final Collection<String> names;

    public NearName(Collection<String> names) {
        this.names = names;
    }

    /** The nearest of the names, unless it differs in more than a third of its letters. */
    public Optional<String> to(String written) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= tolerance(wanted, name))
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
    }

    /** As the end of a sentence: {@code ; did you mean 'outgoing'?}, or nothing. */
    public String suggestedFor(String written) {
        return to(written).map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    private static int tolerance(String wanted, String name) {
        return Math.max(1, Math.max(wanted.length(), name.length()) / 3);
    }

    /** How many letters must be put in, taken away, replaced or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                d[i][j] = swapped ? Math.min(d[i][j], d[i - 2][j - 2] + 1) : d[i][j];
            }
        }
        return d[a.length()][b.length()];
    }
}

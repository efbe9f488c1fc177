package brevvakt.casework.classify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that rules share: classes of words by name.
 *
 * @param negators name of the class whose words turn what stands beside them
 * @param good names of the classes whose words praise
 * @param bad names of the classes whose words blame
 * @param hollowNegations words after which a negator turns nothing, such as only
 */
record Lexicon(
        Map<String, List<String>> classes,
        String negators,
        Optional<List<String>> good,
        Optional<List<String>> bad,
        List<String> hollowNegations) {

    Lexicon {
        if (!classes.containsKey(negators)) {
            throw new IllegalArgumentException("negators must name a class, not '" + negators + "'");
        }
        requireClasses(classes, good);
        requireClasses(classes, bad);
        classes = new LinkedHashMap<>(classes);
        hollowNegations = List.copyOf(hollowNegations);
    }

    private static void requireClasses(Map<String, List<String>> classes, Optional<List<String>> named) {
        named.orElse(List.of()).stream()
                .filter(name -> !classes.containsKey(name))
                .forEach(name -> {
                    throw new IllegalArgumentException("good and bad must name classes, not '" + name + "'");
                });
    }
}

package brevvakt.casework.classify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that rules share: classes of words by name.
 *
 * @param negators name of the class whose words turn what stands beside them
 * @param hollowNegations words after which a negator turns nothing, such as only
 */
record Lexicon(Map<String, List<String>> classes, String negators, List<String> hollowNegations) {

    Lexicon {
        if (!classes.containsKey(negators)) {
            throw new IllegalArgumentException("negators must name a class, not '" + negators + "'");
        }
        classes = new LinkedHashMap<>(classes);
        hollowNegations = List.copyOf(hollowNegations);
    }
}

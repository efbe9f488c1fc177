package brevvakt.gateway.cli;

import brevvakt.portal.api.VerbForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line, understood.
 *
 * @param options by name without dashes, those that every verb takes left out
 */
record Line(
        VerbForm form,
        Map<String, String> options,
        List<String> positionals,
        Optional<String> home,
        Optional<String> by,
        boolean json,
        boolean help) {

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}

package brevvakt.portal.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One verb asked of the house, with everything it needs.
 *
 * @param verb such as {@code case} or {@code absence add}
 * @param options by name without dashes; a flag that is set has the value {@code true}
 * @param body the content of the file that the verb was given
 */
public record Call(
        String verb,
        Map<String, List<String>> options,
        List<String> positionals,
        Caller caller,
        Optional<byte[]> body) {

    public Call {
        options = Map.copyOf(options);
        positionals = List.copyOf(positionals);
    }

    /** The first value of an option. */
    public Optional<String> option(String name) {
        return options.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The value of an option that the verb's form requires. */
    public String required(String name) {
        return option(name).orElseThrow(() -> new IllegalArgumentException(verb + " was let in without --" + name));
    }

    /** On whose behalf it is asked: of who logged in, or as the administrator's token says; empty for that token alone. */
    public Optional<String> by() {
        return caller.by().or(() -> option("by"));
    }

    public boolean flag(String name) {
        return option(name).filter("true"::equals).isPresent();
    }

    /** A positional that the verb's form requires, counted from zero. */
    public String positional(int index) {
        if (index >= positionals.size()) {
            throw new IllegalArgumentException(verb + " was let in without its positional " + index);
        }
        return positionals.get(index);
    }

    /** The id that the first positional is, such as that of absence 17; empty where it is no number that a list shows. */
    public Optional<Long> id() {
        return Optional.of(positional(0).strip())
                .filter(written -> written.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }
}

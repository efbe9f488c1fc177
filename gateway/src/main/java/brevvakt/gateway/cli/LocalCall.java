package brevvakt.gateway.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link LocalVerb} was given. Both print streams write UTF-8, whatever the machine's language.
 *
 * @param options by name without dashes, already of the right kind; a flag that is set has the value {@code true}
 * @param json asked for with {@code --json}
 * @param home the one that was named, if any
 */
public record LocalCall(
        Map<String, String> options,
        List<String> positionals,
        boolean json,
        Optional<Path> home,
        InputStream in,
        PrintStream out,
        PrintStream err) {

    public LocalCall {
        options = Map.copyOf(options);
        positionals = List.copyOf(positionals);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The value of an option that the verb's form requires. */
    public String required(String name) {
        return option(name).orElseThrow(() -> new IllegalArgumentException("let in without --" + name));
    }

    public boolean flag(String name) {
        return option(name).filter("true"::equals).isPresent();
    }
}

package brevvakt.gateway.cli;

import brevvakt.gateway.home.Home;
import brevvakt.gateway.settings.BindSettings;
import brevvakt.portal.api.VerbCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The command line: understands a verb, and asks the running server, the house in this process, or a verb that needs
 * neither. The exit code is 0 done, 1 refused by a rule, 2 not understood, 3 server not reachable.
 */
public final class Cli {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private final Streams streams;
    private final Map<String, String> environment;
    private final Map<String, Supplier<LocalVerb>> local;
    private final Supplier<House> house;
    private final ZoneId zone;

    /**
     * A command line that loads what a verb needs when it needs it.
     *
     * @param local the verbs {@code read}, {@code classify} and {@code workdays}
     * @param zone in which times are shown to people
     */
    public Cli(
            Streams streams,
            Map<String, String> environment,
            Map<String, Supplier<LocalVerb>> local,
            Supplier<House> house,
            ZoneId zone) {
        this.streams = streams;
        this.environment = Map.copyOf(environment);
        this.local = Map.copyOf(local);
        this.house = house;
        this.zone = zone;
    }

    /** Does what the words say; the exit code. */
    public int run(List<String> args) {
        LineReader reader = new LineReader(VerbCatalogue.ofTheHouse());
        String first = args.isEmpty() ? "" : args.get(0);
        if (List.of("help", "--help", "-h").contains(first)) {
            new Help(reader.forms()).overall(streams.out());
            return DONE;
        }
        if (first.equals("--version")) {
            String version = Cli.class.getPackage().getImplementationVersion();
            streams.out().println("brevvakt " + (version == null ? "unpackaged" : version));
            return DONE;
        }
        if (first.isEmpty()) {
            new Help(reader.forms()).overall(streams.err());
            return MISUSED;
        }
        try {
            Line line = reader.read(args);
            if (line.help()) {
                new Help(reader.forms()).of(line.form(), streams.out());
                return DONE;
            }
            return done(line);
        } catch (Misuse e) {
            return said(
                    MISUSED,
                    e.reason() + "\nbrevvakt " + (reader.formsOf(first).isEmpty() ? "" : first + " ")
                            + "--help says how to ask");
        } catch (IOException e) {
            return said(REFUSED, first + " failed: " + Streams.told(e));
        }
    }

    private int said(int code, String reason) {
        return streams.said(code, reason);
    }

    private int done(Line line) throws IOException, Misuse {
        return switch (line.form().name()) {
            case LocalForms.SERVE -> serve(line);
            case LocalForms.DEMO -> demo(line);
            default ->
                LocalForms.contain(line.form()) ? local(line) : new Asking(streams, house, zone).ask(line, home(line));
        };
    }

    private int serve(Line line) throws IOException, Misuse {
        Home home = home(line);
        streams.logInto(home);
        return house.get()
                .serve(new ServeOptions(
                        home, portBase(line), line.option("simulate").map(i -> OffsetDateTime.parse(i)
                                .toInstant())));
    }

    private int demo(Line line) throws IOException, Misuse {
        Optional<Home> home = line.home().map(Path::of).map(Home::new);
        home.ifPresent(streams::logInto);
        return house.get().demo(new DemoOptions(line.option("once").isPresent(), portBase(line), home));
    }

    private static Optional<Integer> portBase(Line line) throws Misuse {
        Optional<Integer> base = line.option("port-base").map(Integer::valueOf);
        if (base.filter(asked -> asked < 0 || asked > BindSettings.LAST_BASE).isPresent()) {
            throw new Misuse(line.form().name() + ": --port-base " + base.get()
                    + " gives not every door a port; choose one from 0 to " + BindSettings.LAST_BASE);
        }
        return base;
    }

    private int local(Line line) throws IOException {
        Supplier<LocalVerb> verb = local.get(line.form().name());
        return verb == null
                ? said(REFUSED, line.form().name() + " is not available in this version")
                : verb.get()
                        .run(new LocalCall(
                                line.options(),
                                line.positionals(),
                                line.json(),
                                line.home().map(Path::of),
                                streams.in(),
                                streams.out(),
                                streams.err()));
    }

    private Home home(Line line) throws Misuse {
        return line.home()
                .or(() -> Optional.ofNullable(environment.get("BREVVAKT_HOME")))
                .filter(dir -> !dir.isBlank())
                .map(dir -> new Home(Path.of(dir)))
                .orElseThrow(() -> new Misuse(
                        line.form().name() + ": missing option: --home DIR, where the house keeps its state"));
    }
}

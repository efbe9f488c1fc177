package brevvakt.gateway;

import brevvakt.gateway.cli.Cli;
import brevvakt.gateway.cli.Streams;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Where the process begins. Nothing of the mail server is loaded here, so that a verb that only asks the running server
 * is answered at once.
 */
public final class Main {
    private Main() {}

    /** Does what the words say, and ends the process with the exit code of the verb. */
    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Optional<Integer> columns = Optional.ofNullable(Integer.getInteger("brevvakt.columns"));
        Streams streams = new Streams(System.in, out, err, columns, Boolean.getBoolean("brevvakt.watched"));
        int code = guarded(streams, List.of(args));
        out.flush();
        err.flush();
        System.exit(code);
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: a mistake of ours is told in a line, not in a stack trace
    private static int guarded(Streams streams, List<String> args) {
        try {
            return new Cli(streams, System.getenv(), Wiring.localVerbs(), Wiring::new, HouseClock.ZONE).run(args);
        } catch (RuntimeException e) {
            streams.err().println("brevvakt: this failed inside: " + e);
            if (System.getenv("BREVVAKT_TRACE") != null) {
                e.printStackTrace(streams.err());
            }
            return 1;
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}

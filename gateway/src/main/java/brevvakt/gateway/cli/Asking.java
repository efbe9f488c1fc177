package brevvakt.gateway.cli;

import brevvakt.gateway.home.Home;
import brevvakt.gateway.home.RunningServer;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.ApiJson;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import brevvakt.portal.api.Parameter;
import brevvakt.portal.api.Parameter.Kind;
import brevvakt.portal.api.VerbForm;
import brevvakt.portal.api.VerbForm.Trait;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A verb asked of the house: of the running server, or where there is none and the verb allows it, in this process. */
final class Asking {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final int NOT_REACHABLE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Streams streams;
    private final Supplier<House> house;
    private final ZoneId zone;

    Asking(Streams streams, Supplier<House> house, ZoneId zone) {
        this.streams = streams;
        this.house = house;
        this.zone = zone;
    }

    /** Tells an answer and returns the exit code. */
    private interface Telling {
        int tell() throws IOException;
    }

    /** Asks, and shows what comes back; the exit code. */
    int ask(Line line, Home home) throws IOException, Misuse {
        Call call = call(line);
        Optional<RunningServer> server = home.server().filter(RunningServer::mayBeAlive);
        Optional<String> token = home.token();
        if (server.isPresent() && token.isPresent()) {
            try {
                ApiClient client =
                        new ApiClient(server.get().http(), server.get().certificate(), token.get());
                return remote(line, client, call);
            } catch (ConnectException e) {
                return withoutServer(line, call, home);
            } catch (IOException e) {
                return streams.said(
                        NOT_REACHABLE,
                        "the server at " + server.get().http() + " did not answer "
                                + line.form().name() + " (" + Streams.told(e)
                                + "); it may have been done all the same, look before you ask again");
            }
        }
        return withoutServer(line, call, home);
    }

    private Call call(Line line) throws Misuse {
        List<String> positionals = new ArrayList<>(line.positionals());
        Optional<byte[]> body = Optional.empty();
        for (int i = 0; i < line.form().positionals().size() && i < positionals.size(); i++) {
            Parameter positional = line.form().positionals().get(i);
            if (positional.kind() == Kind.FILE && !positional.words().contains(positionals.get(i))) {
                Path file = Path.of(positionals.get(i));
                body = Optional.of(content(file));
                positionals.set(i, String.valueOf(file.getFileName()));
            }
        }
        Map<String, List<String>> options = line.options().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return new Call(line.form().name(), options, positionals, Caller.administrator(line.by()), body);
    }

    private static byte[] content(Path file) throws Misuse {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Misuse("the file " + file + " cannot be read (" + Streams.told(e) + ")");
        }
    }

    private int remote(Line line, ApiClient client, Call call) throws IOException {
        boolean isLong = line.form().is(Trait.LONG);
        ApiClient.Reply reply;
        try (Patience patience = new Patience(streams.err())) {
            if (isLong && streams.watched()) {
                patience.begin();
            }
            reply = client.ask(call, isLong ? Duration.ZERO : PATIENCE);
        }
        return shown(line, reply);
    }

    private int shown(Line line, ApiClient.Reply reply) throws IOException {
        return switch (reply.status()) {
            case HttpURLConnection.HTTP_OK -> shown(line, reply.body(), reply.note());
            case HttpURLConnection.HTTP_BAD_REQUEST -> streams.said(MISUSED, reason(reply));
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                streams.said(
                        NOT_REACHABLE,
                        "the server that answers does not know this home's token; is it another home's?");
            default -> streams.said(REFUSED, reason(reply));
        };
    }

    private static String reason(ApiClient.Reply reply) {
        try {
            Object said = ReadableJson.parse(reply.body());
            if (said instanceof Map<?, ?> map && map.get("error") instanceof String error) {
                return error;
            }
        } catch (IOException e) {
            return "the server answered " + reply.status() + " in a way that is not understood";
        }
        return "the server answered " + reply.status();
    }

    private int shown(Line line, byte[] json, Optional<String> note) throws IOException {
        if (line.json()) {
            streams.out().write(json);
            streams.out().println();
        } else {
            new TablePrinter(streams.out(), streams.columns(), zone)
                    .print(
                            Columns.shownOf(line.form().name(), ReadableJson.parse(json)),
                            list -> Columns.of(line.form().name(), list));
        }
        note.ifPresent(streams.err()::println);
        return DONE;
    }

    private int withoutServer(Line line, Call call, Home home) throws IOException {
        VerbForm form = line.form();
        boolean makesHome = form.name().equals("import");
        if (!form.is(Trait.OFFLINE) || !makesHome && !home.exists()) {
            return streams.said(
                    NOT_REACHABLE,
                    form.name() + " needs a running server, and none is found for the home " + home.directory()
                            + "; start it with: brevvakt serve --home " + home.directory());
        }
        streams.logInto(home);
        Answer answer = house.get().offline(call, home);
        return answer.<Telling>fold(
                        done -> () -> shown(
                                line, new ApiJson().write(done.json()).getBytes(StandardCharsets.UTF_8), done.note()),
                        refused -> () -> streams.said(REFUSED, refused.reason()),
                        misused -> () -> streams.said(MISUSED, misused.reason()),
                        unknown -> () -> streams.said(REFUSED, form.name() + " is not available in this version"))
                .tell();
    }
}

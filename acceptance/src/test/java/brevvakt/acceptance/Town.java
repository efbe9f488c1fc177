package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The made-up municipality with its gateway as a process of its own, which may be asked, stopped and killed. */
final class Town implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUICK = List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    final Path home;
    final int base;
    private final List<String> serveOptions;
    private final List<String> jvm;
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();

    private Town(Path home, int base, List<String> jvm, List<String> serveOptions) {
        this.home = home;
        this.base = base;
        this.jvm = jvm;
        this.serveOptions = serveOptions;
    }

    /** What a command said and how it ended. */
    record Said(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    /** A town with the project's organisation, whose settings get these lines at their end; its doors are open. */
    static Town open(Path home, String settings, String... serveOptions) throws IOException {
        return open(home, settings, QUICK, serveOptions);
    }

    /** The same with other options of the Java machine than those that begin quickly. */
    static Town open(Path home, String settings, List<String> jvm, String... serveOptions) throws IOException {
        Town town = new Town(home, freeBase(), jvm, List.of(serveOptions));
        Prepared.once().copyTo(home);
        Files.writeString(home.resolve("conf/brevvakt.yaml"), "\n" + settings + "\n", StandardOpenOption.APPEND);
        if (settings.contains("database:")) {
            town.importOrganisation();
        }
        town.start();
        return town;
    }

    /** Nothing but a free place for a home and its doors: commands find what a fresh machine has. */
    static Town unsettled(Path home) {
        return new Town(home, freeBase(), QUICK, List.of());
    }

    private void importOrganisation() throws IOException {
        Said imported = run("import", "--home", home.toString(), organisation().toString());
        assertThat(imported.code()).as(imported.err()).isZero();
    }

    /** What every town begins with, made once for all tests of a run: a home with its organisation, classes kept ready. */
    private record Prepared(Path home, Optional<Path> classes) {
        private static Optional<Prepared> made = Optional.empty();

        static synchronized Prepared once() throws IOException {
            if (made.isEmpty()) {
                Path folder = Files.createTempDirectory("town");
                Town town = new Town(folder.resolve("home"), freeBase(), QUICK, List.of());
                town.importOrganisation();
                made = Optional.of(new Prepared(town.home, town.classesKept(folder.resolve("classes.jsa"))));
            }
            return made.get();
        }

        static Optional<Path> classesIfMade() {
            return made.flatMap(Prepared::classes);
        }

        void copyTo(Path other) throws IOException {
            try (Stream<Path> all = Files.walk(home)) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    Path copy = other.resolve(home.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
    }

    /** A house that was opened and closed in order leaves its classes as the Java machine wants them. */
    private Optional<Path> classesKept(Path archive) throws IOException {
        if (Arrays.stream(classPath().split(File.pathSeparator)).anyMatch(entry -> !entry.endsWith(".jar"))) {
            return Optional.empty();
        }
        Town keeping = new Town(
                home,
                base,
                Stream.concat(QUICK.stream(), Stream.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive))
                        .toList(),
                List.of("--simulate", "2026-12-18T14:00:00+01:00"));
        keeping.start();
        keeping.stop();
        Files.deleteIfExists(home.resolve("var/clock"));
        return Files.exists(archive) ? Optional.of(archive) : Optional.empty();
    }

    static Path organisation() {
        return Path.of("..", "conf", "organisation.yaml").toAbsolutePath().normalize();
    }

    /**
     * A port base whose five ports nobody uses, below those that the system hands out; tests that run side by side, of
     * this build or another, look in different places first.
     */
    static int freeBase() {
        int fork = Integer.getInteger("brevvakt.fork", 1);
        int places = 11;
        int first = (int) (ProcessHandle.current().pid() % places);
        return java.util.stream.IntStream.range(first, first + places)
                .map(place -> 9_000 + fork * 1_000 + place % places * 2_000)
                .filter(base -> List.of(24, 25, 80, 143, 587).stream().allMatch(door -> isFree(base + door)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new java.net.InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens the doors; returns when it has said that it is ready. */
    void start() throws IOException {
        List<String> words = new ArrayList<>(List.of("serve", "--home", home.toString(), "--port-base", "" + base));
        words.addAll(serveOptions);
        Path out = Files.createTempFile(home, "serve", ".out");
        Process started = process(words.toArray(String[]::new))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        home.resolve("serve.err").toFile()))
                .start();
        process = Optional.of(started);
        await("brevvakt ready").atMost(PATIENCE).until(() -> {
            assertThat(started.isAlive())
                    .as(() -> "the server lives; " + read(home.resolve("serve.err")))
                    .isTrue();
            return Files.readString(out).contains("brevvakt ready");
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private ProcessBuilder process(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        Prepared.classesIfMade().ifPresent(kept -> command.add("-XX:SharedArchiveFile=" + kept));
        command.addAll(List.of(
                "-Dbrevvakt.project=" + Path.of("..").toAbsolutePath().normalize(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(),
                "brevvakt.gateway.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    /** Runs one command of the launcher to its end, as a process. */
    Said run(String... words) throws IOException {
        Path out = Files.createTempFile("said", ".out");
        Path err = Files.createTempFile("said", ".err");
        Process command = process(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(() -> String.join(" ", words) + " ends")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Said(command.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Asks the running server over HTTP with the administrator's token; the answer must be good. */
    JsonNode ask(String verb, String... positionals) {
        return ask(verb, Map.of(), positionals);
    }

    JsonNode ask(String verb, Map<String, String> options, String... positionals) {
        HttpResponse<String> answer = answer(verb, options, positionals);
        assertThat(answer.statusCode()).as(() -> verb + ": " + answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A complaint about the streets that the service centre took on the phone, otherwise in what is given. */
    JsonNode registered(Map<String, String> otherwise) {
        Map<String, String> matter = new HashMap<>(Map.of(
                "mailbox", "gatukontoret@kommun.example",
                "channel", "PHONE",
                "received", "2026-03-02T09:00:00+01:00",
                "text", "Jag är missnöjd med plogningen på Storgatan.",
                "by", "stina.storm"));
        matter.putAll(otherwise);
        return ask("register", matter);
    }

    /** The answer as it comes, good or not. */
    HttpResponse<String> answer(String verb, Map<String, String> options, String... positionals) {
        return answer(
                verb,
                options,
                Map.of(
                        "positionals",
                        List.of(positionals),
                        "options",
                        options.entrySet().stream()
                                .filter(e -> !e.getKey().equals("by"))
                                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())))));
    }

    /** The house as another organisation file has it from now on; everybody keeps the password that he has. */
    void becomes(String organisation) {
        byte[] file = organisation.replace(", password: demo", "").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                answer("import", Map.of(), Map.of("positionals", List.of("organisation.yaml"), "body", file));
        assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
    }

    private HttpResponse<String> answer(String verb, Map<String, String> options, Map<String, Object> call) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + (base + 80) + "/api/v1/" + verb.replace(' ', '/')))
                    .header("Content-Type", "application/json")
                    .header(
                            "Authorization",
                            "Bearer "
                                    + Files.readString(home.resolve("run/admin.token"))
                                            .trim())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call)));
            if (options.containsKey("by")) {
                request.header("X-Brevvakt-By", options.get("by"));
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The cases that this writer has opened, as soon as there are so many. */
    List<JsonNode> casesOf(String writer, int count) {
        return await("cases of " + writer)
                .atMost(PATIENCE)
                .until(
                        () -> all(ask("cases"))
                                .filter(c -> c.path("counterpart").asText().equals(writer))
                                .toList(),
                        found -> found.size() >= count);
    }

    /** The case of this number, as soon as it has this status. */
    JsonNode caseIn(String status, String number) {
        return await(number + " is " + status)
                .atMost(PATIENCE)
                .until(() -> ask("case", number), c -> c.path("status").asText().equals(status));
    }

    /** The records that bear this Message-ID, as soon as there is one. */
    List<JsonNode> recordsOf(String messageId) {
        return await("record of " + messageId)
                .atMost(PATIENCE)
                .until(
                        () -> all(ask("records"))
                                .filter(r -> r.path("messageId").asText().equals(messageId))
                                .toList(),
                        found -> !found.isEmpty());
    }

    static java.util.stream.Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Mail handed over by a stranger; the door's last word. */
    String mail(String from, List<String> recipients, String content) throws IOException {
        try (Courier courier = new Courier(base + 25)) {
            return courier.hand(from, recipients, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Mail handed over by an employee who has logged in; the door's last word. */
    String submit(String username, String from, List<String> recipients, String content) throws IOException {
        try (Courier courier = new Courier(base + 587)) {
            courier.logIn(username, "demo");
            return courier.hand(from, recipients, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    long pid() {
        return process.orElseThrow().pid();
    }

    Reader reader(String username) {
        return new Reader(base + 143, username);
    }

    /** As if the power failed. */
    void kill() {
        Process running = process.orElseThrow();
        running.destroyForcibly();
        awaitEnd(running);
    }

    /** As the operator ends it; the exit code. */
    int stop() {
        Process running = process.orElseThrow();
        running.destroy();
        awaitEnd(running);
        return running.exitValue();
    }

    private static void awaitEnd(Process running) {
        await().atMost(PATIENCE).until(() -> !running.isAlive());
    }

    @Override
    public void close() {
        process.ifPresent(running -> kill());
    }

    /** Each mail of these kinds as {@code INSTANT KIND to@address}, in the order in which it was owed. */
    List<String> said(String... kinds) {
        return all(ask("outbox"))
                .filter(mail -> List.of(kinds).contains(mail.path("kind").asText()))
                .sorted(Comparator.comparing(mail -> mail.path("id").asLong()))
                .map(mail ->
                        mail.path("sentAt").asText() + " " + mail.path("kind").asText() + " "
                                + mail.path("to").get(0).asText())
                .toList();
    }
}

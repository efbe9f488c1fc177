package brevvakt.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.gateway.PemPair;
import brevvakt.gateway.home.Home;
import brevvakt.gateway.home.HomeLock;
import brevvakt.gateway.home.RunningServer;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.ApiServer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Https;
import brevvakt.portal.api.Logins;
import brevvakt.portal.api.OneTimeLinks;
import brevvakt.portal.api.Verbs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Town town = new Town();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    private Home home;

    /** A house that remembers what it was asked. */
    private static final class Town implements Verbs, House, Logins {
        private final List<Call> calls = new ArrayList<>();
        private final List<Object> started = new ArrayList<>();
        private Answer answer = new Answer.Done(List.of(Map.of("number", "Ks 1/2026", "heading", "bänk")));

        @Override
        public Answer call(Call call) {
            calls.add(call);
            return answer;
        }

        @Override
        public int serve(ServeOptions options) {
            started.add(options);
            return 0;
        }

        @Override
        public int demo(DemoOptions options) {
            started.add(options);
            return 0;
        }

        @Override
        public Answer offline(Call call, Home home) {
            started.add(home.directory());
            return call(call);
        }

        @Override
        public boolean mayLogIn(String login, String password) {
            return false;
        }

        @Override
        public Optional<String> usernameOf(String login) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void aProject() throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        home = new Home(folder.resolve("home"));
    }

    @AfterEach
    void closed() throws Exception {
        for (AutoCloseable door : open) {
            door.close();
        }
    }

    private int run(String... args) {
        return run(Map.of(), Map.of(), args);
    }

    private int run(Map<String, String> environment, Map<String, Supplier<LocalVerb>> local, String... args) {
        out.reset();
        err.reset();
        Streams streams = new Streams(
                new ByteArrayInputStream("brödtext".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Optional.empty(),
                false);
        return new Cli(streams, environment, local, () -> town, ZoneId.of("Europe/Stockholm")).run(List.of(args));
    }

    private int asked(String verb, String... args) {
        List<String> words =
                new ArrayList<>(List.of(verb, "--home", home.directory().toString()));
        words.addAll(List.of(args));
        return run(words.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void serving() throws IOException {
        serving(Optional.empty(), Optional.empty());
    }

    private ApiServer serving(Optional<Https> https, Optional<String> written) throws IOException {
        home.make(folder.resolve("conf"));
        HomeLock lock = home.lock().orElseThrow();
        ApiServer server = new ApiServer(
                new InetSocketAddress(HERE, 0),
                https,
                home.run(),
                home.tokenMadeIfMissing(),
                town,
                town,
                new NoLinks());
        server.start();
        lock.announce(new RunningServer(ProcessHandle.current().pid(), "127.0.0.1", server.port() - 80, written));
        open.add(server);
        open.add(lock);
        return server;
    }

    private static String digest(PemPair pair) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(pair.shown().getEncoded()));
    }

    @Test
    void givenAServerThatSpeaksHttps_whenItShowsTheCertificateItWroteDown_thenItIsAsked() throws Exception {
        PemPair pair = PemPair.in(folder);
        serving(Optional.of(new Https(pair.certificate(), pair.key())), Optional.of(digest(pair)));

        assertThat(asked("cases", "--json")).as(err()).isZero();
        assertThat(out()).contains("bänk");
    }

    @Test
    void givenAServerThatSpeaksHttps_whenItsCertificateIsReplaced_thenOnlyTheNewOneIsBelieved() throws Exception {
        PemPair before = PemPair.in(folder);
        ApiServer server =
                serving(Optional.of(new Https(before.certificate(), before.key())), Optional.of(digest(before)));
        PemPair.in(folder);
        server.reloadCertificate();

        assertThat(asked("cases", "--json")).isEqualTo(3);
        assertThat(err()).contains("another certificate");
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenAServer_whenItIsAskedForJson_thenItsWordsComeAsTheyAre() throws IOException {
        serving();

        int code = asked("cases", "--json", "--by", "åsa.a");

        assertThat(code).isZero();
        assertThat(out()).contains("\"heading\":\"bänk\"").startsWith("[").endsWith("]" + System.lineSeparator());
        assertThat(town.calls.get(0).caller().by()).contains("åsa.a");
    }

    @Test
    void givenAServer_whenAPersonAsks_thenATableComes() throws IOException {
        serving();

        int code = asked("cases");

        assertThat(code).isZero();
        assertThat(out().lines()).containsExactly("NUMBER     HEADING", "Ks 1/2026  bänk");
    }

    @Test
    void givenARule_whenItForbids_thenTheReasonIsToldAndTheCodeIs1() throws IOException {
        serving();
        town.answer = new Answer.Refused("only the registrar closes");

        int code = asked("close", "Ks 1/2026", "--by", "per.p");

        assertThat(code).isEqualTo(1);
        assertThat(err()).contains("only the registrar closes");
        assertThat(out()).isEmpty();
    }

    @Test
    void givenAReport_whenAPersonReadsIt_thenTheTablesAreLeftToTheFilesAndInJsonTheyStay() throws IOException {
        serving();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("year", 2026);
        report.put("html", "report-2026.html");
        report.put("summary", List.of(Map.of("what", "Allt inkommet 2026")));
        report.put("tables", Map.of("volume", List.of(List.of("klagomål", "2"))));
        town.answer = new Answer.Done(report);

        asked("report", "--year", "2026");
        assertThat(out())
                .contains("html:  report-2026.html", "Allt inkommet 2026")
                .doesNotContain("tables", "klagomål");

        asked("report", "--year", "2026", "--json");
        assertThat(out()).contains("\"tables\":{\"volume\":[[\"klagomål\",\"2\"]]}");
    }

    @Test
    void givenAVerbOfALaterVersion_whenItIsAsked_thenThatIsSaidAndTheCodeIs1() throws IOException {
        serving();
        town.answer = new Answer.Unknown();

        assertThat(asked("binder", "--unit", "park")).isEqualTo(1);
        assertThat(err()).contains("binder is not available in this version");
    }

    @Test
    void givenTheHouseFindsAFaultInTheCall_whenItIsTold_thenTheCodeIs2() throws IOException {
        serving();
        town.answer = new Answer.Misused("--follow-up lies in the past");

        assertThat(asked("status")).isEqualTo(2);
        assertThat(err()).contains("lies in the past");
    }

    @Test
    void givenAFile_whenItIsImported_thenItsBytesAndItsNameGoAlong() throws IOException {
        serving();
        Path file = Files.writeString(folder.resolve("organisation.yaml"), "municipality: Åmål");

        assertThat(asked("import", file.toString())).isZero();
        assertThat(town.calls.get(0).positionals()).containsExactly("organisation.yaml");
        assertThat(town.calls.get(0).body())
                .hasValueSatisfying(
                        b -> assertThat(b).asString(StandardCharsets.UTF_8).isEqualTo("municipality: Åmål"));
        assertThat(town.started).isEmpty();
    }

    @Test
    void givenNoSuchFile_whenItIsImported_thenTheCodeIs2() {
        assertThat(asked("import", "nowhere.yaml")).isEqualTo(2);
        assertThat(err()).contains("nowhere.yaml");
    }

    @Test
    void givenNoServer_whenTheHouseIsAsked_thenTheCodeIs3AndNothingIsMade() {
        assertThat(asked("cases", "--json")).isEqualTo(3);
        assertThat(err()).contains("brevvakt serve --home");
        assertThat(home.directory()).doesNotExist();
    }

    @Test
    void givenNoServer_whenTheOrganisationIsImported_thenTheHouseTakesItInHere() throws IOException {
        Path file = Files.writeString(folder.resolve("organisation.yaml"), "");

        assertThat(asked("import", file.toString(), "--json")).isZero();
        assertThat(town.started).containsExactly(home.directory());
        assertThat(out()).contains("Ks 1/2026");
    }

    @Test
    void givenNoHome_whenItIsToBeVerified_thenTheCodeIs3() throws IOException {
        assertThat(asked("verify")).isEqualTo(3);

        home.make(folder.resolve("conf"));

        assertThat(asked("verify")).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
            return free.getLocalPort();
        }
    }

    @Test
    void givenAKilledServer_whenTheHouseIsAsked_thenTheCodeIs3() throws Exception {
        home.make(folder.resolve("conf"));
        home.tokenMadeIfMissing();
        String left = "{\"pid\":" + ProcessHandle.current().pid() + ",\"bind\":\"127.0.0.1\",\"portBase\":"
                + (freePort() - 80) + "}";
        Files.writeString(home.run().resolve("server.json"), left);

        assertThat(asked("cases")).isEqualTo(3);
        assertThat(asked("verify")).isZero();
    }

    @Test
    void givenAnotherHomesServer_whenItAnswers_thenTheCodeIs3() throws IOException {
        serving();
        Files.writeString(home.run().resolve("admin.token"), "0".repeat(64));

        assertThat(asked("cases")).isEqualTo(3);
        assertThat(err()).contains("another home's");
    }

    @Test
    void givenTheServersOptions_whenItIsStarted_thenTheHouseGetsThem() {
        int code = asked("serve", "--port-base", "22000", "--simulate", "2026-03-02T09:00:00+01:00");

        assertThat(code).isZero();
        assertThat(town.started).singleElement().isInstanceOfSatisfying(ServeOptions.class, options -> {
            assertThat(options.home().directory()).isEqualTo(home.directory());
            assertThat(options.portBase()).contains(22_000);
            assertThat(options.simulate()).contains(Instant.parse("2026-03-02T08:00:00Z"));
        });
    }

    @ParameterizedTest
    @CsvSource({"serve, 65000", "serve, 64949", "serve, -1", "demo, 65000"})
    void givenAPortBaseBeyondTheLastPort_whenTheHouseIsToOpen_thenTheCodeIs2AndTheBasesAreNamed(
            String verb, String base) {
        int code = asked(verb, "--port-base", base);

        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("--port-base " + base).contains("from 0 to 64948");
        assertThat(town.started).isEmpty();
    }

    @Test
    void givenADemo_whenItIsAskedOnce_thenItNeedsNoHome() {
        assertThat(run("demo", "--once")).isZero();
        assertThat(town.started).containsExactly(new DemoOptions(true, Optional.empty(), Optional.empty()));
    }

    @Test
    void givenTheHomeInTheEnvironment_whenNoneIsSaid_thenItIsUsed() {
        int code = run(Map.of("BREVVAKT_HOME", home.directory().toString()), Map.of(), "cases");

        assertThat(code).isEqualTo(3);
        assertThat(err()).contains(home.directory().toString());
    }

    @Test
    void givenNoHomeAtAll_whenTheHouseIsAsked_thenTheCodeIs2() {
        assertThat(run("cases")).isEqualTo(2);
        assertThat(err()).contains("--home DIR");
    }

    @Test
    void givenALocalVerb_whenItIsAsked_thenItRunsHereWithUtf8() {
        LocalVerb echo = call -> {
            call.out().println(new String(call.in().readAllBytes(), StandardCharsets.UTF_8) + call.required("days"));
            return 0;
        };

        int code = run(
                Map.of(),
                Map.of("workdays", () -> echo),
                "workdays",
                "--from",
                "2026-03-02T10:00:00+01:00",
                "--days",
                "5");

        assertThat(code).isZero();
        assertThat(out()).startsWith("brödtext5");
        assertThat(town.started).isEmpty();
    }

    @Test
    void givenAnUnknownVerb_whenItIsAsked_thenTheCodeIs2() {
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("--home", "h", "cases")).isEqualTo(2);
    }

    @Test
    void givenSomebodyAsksHow_whenHelpIsShown_thenTheCodeIs0() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("absence add", "workdays", "--home");
        assertThat(run("absence", "--help")).isZero();
        assertThat(out()).contains("absence add --employee USER", "absence end ID");
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("brevvakt ");
    }

    /** No link leads here. */
    private static final class NoLinks implements OneTimeLinks {
        @Override
        public Page look(String token) {
            return new Page(404, "");
        }

        @Override
        public Page act(String token) {
            return new Page(404, "");
        }
    }
}

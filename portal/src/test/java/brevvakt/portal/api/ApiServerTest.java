package brevvakt.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Town town = new Town();
    private ApiServer server;

    @TempDir
    private Path work;

    /** A house that remembers what it was asked, and answers each verb in its own way. */
    private static final class Town implements Verbs, Logins {
        private final List<Call> calls = new ArrayList<>();

        @Override
        public Answer call(Call call) {
            calls.add(call);
            return switch (call.verb()) {
                case "case" -> new Answer.Done(new Shown(Instant.EPOCH, LocalDate.EPOCH, Optional.empty(), "å"));
                case "close" -> new Answer.Refused("only the registrar closes");
                case "interim" -> new Answer.Misused("the follow-up lies in the past");
                case "status" -> throw new IllegalStateException("secret of the house");
                case "binder" -> new Answer.Unknown();
                default -> new Answer.Done(Map.of());
            };
        }

        @Override
        public boolean mayLogIn(String login, String password) {
            return login.startsWith("per.p") && password.equals("hem:ligt å");
        }

        @Override
        public Optional<String> usernameOf(String login) {
            return Optional.of("per.p");
        }

        private Call only() {
            assertThat(calls).hasSize(1);
            return calls.get(0);
        }
    }

    private record Shown(Instant at, LocalDate day, Optional<String> officer, String heading) {}

    @BeforeEach
    void open() throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new ApiServer(anywhere, work, TOKEN, town, town, new Links());
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpRequest.Builder asAdministrator(String path) {
        return asking(path).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpRequest.Builder asPerson(String path, String login, String password) {
        String pair = login + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return asking(path).header("Authorization", "Basic " + encoded);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    @Test
    void givenAStranger_whenHeAsks_then401AndTheHouseIsNotAsked() throws Exception {
        HttpResponse<String> known = send(asking("/api/v1/cases"));
        HttpResponse<String> unknown = send(asking("/healthz"));

        assertThat(known.statusCode()).isEqualTo(401);
        assertThat(known.headers().allValues("WWW-Authenticate"))
                .anyMatch(h -> h.startsWith("Basic"))
                .anyMatch(h -> h.startsWith("Bearer"));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenAWrongToken_whenItIsShown_then401() throws Exception {
        HttpResponse<String> response = send(asking("/api/v1/cases").header("Authorization", "Bearer " + TOKEN + "0"));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void givenTheToken_whenACaseIsRead_thenItsJsonComes() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/case?no=Ks%201/2026&public"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"at\":\"1970-01-01T00:00:00Z\",\"day\":\"1970-01-01\",\"officer\":null,\"heading\":\"å\"}");
        assertThat(town.only().positionals()).containsExactly("Ks 1/2026");
        assertThat(town.only().flag("public")).isTrue();
        assertThat(town.only().caller()).isEqualTo(Caller.administrator(Optional.empty()));
    }

    @Test
    void givenAnAnswer_whenItLeaves_thenNoBrowserMayKeepOrFrameIt() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/cases"));

        assertThat(response.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsKey("content-security-policy")
                .doesNotContainKey("server")
                .doesNotContainKey("x-powered-by");
    }

    @Test
    void givenTheTokenAndAName_whenAnActIsPosted_thenThatPersonActs() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/absence/add")
                .header("X-Brevvakt-By", "%C3%A5sa.a")
                .header("Content-Type", JSON)
                .POST(text("""
                                {"options": {"employee": "per.p", "from": "2026-03-09", "until": ["2026-03-13"], "choice": "SELF"}}""")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(town.only().verb()).isEqualTo("absence add");
        assertThat(town.only().required("until")).isEqualTo("2026-03-13");
        assertThat(town.only().caller().by()).contains("åsa.a");
    }

    @Test
    void givenAPerson_whenSheLogsInByMailAddress_thenSheActsUnderHerUsername() throws Exception {
        HttpResponse<String> response = send(asPerson("/api/v1/confirm", "per.p@kommun.example", "hem:ligt å")
                .header("Content-Type", JSON)
                .POST(text("{\"positionals\": [\"Ks 1/2026\"]}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(town.only().caller()).isEqualTo(Caller.person("per.p"));
    }

    @Test
    void givenAPerson_whenThePasswordIsWrong_then401() throws Exception {
        HttpResponse<String> response = send(asPerson("/api/v1/cases", "per.p", "gissning"));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void givenAPerson_whenHeNamesAnother_then401() throws Exception {
        HttpResponse<String> response =
                send(asPerson("/api/v1/cases", "per.p", "hem:ligt å").header("X-Brevvakt-By", "rita.r"));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void givenAPerson_whenHeAsksWhatOnlyTheAdministratorMay_thenRefused() throws Exception {
        HttpResponse<String> response = send(asPerson("/api/v1/reindex", "per.p", "hem:ligt å")
                .header("Content-Type", JSON)
                .POST(text("")));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenARule_whenItForbids_then409AndItsReason() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/close")
                .header("X-Brevvakt-By", "per.p")
                .header("Content-Type", JSON)
                .POST(text("{\"positionals\": [\"Ks 1/2026\"]}")));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).isEqualTo("{\"error\":\"only the registrar closes\"}");
    }

    @Test
    void givenAnAct_whenNobodyIsNamed_then400() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/confirm")
                .header("Content-Type", JSON)
                .POST(text("{\"positionals\": [\"Ks 1/2026\"]}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("--by");
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenAnAct_whenItIsAskedByGet_then405() throws Exception {
        HttpResponse<String> response =
                send(asAdministrator("/api/v1/confirm?no=Ks%201/2026").header("X-Brevvakt-By", "stina.s"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenAForm_whenItComesFromAnotherSite_then415() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/confirm")
                .header("X-Brevvakt-By", "stina.s")
                .header("Content-Type", "text/plain")
                .POST(text("{\"positionals\": [\"Ks 1/2026\"]}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenAnUnknownVerb_whenItIsAsked_then404() throws Exception {
        assertThat(send(asAdministrator("/api/v1/frobnicate")).statusCode()).isEqualTo(404);
        assertThat(send(asAdministrator("/")).statusCode()).isEqualTo(404);
        assertThat(send(asAdministrator("/api/v1/cases/../../../etc/passwd")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void givenAVerbOfALaterVersion_whenItIsAsked_then404ThatSaysSo() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/binder?unit=park"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("not available in this version");
    }

    @Test
    void givenAFailureInside_whenItIsTold_thenNothingOfItIsShown() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/status"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("{\"error\":").doesNotContain("secret", "Exception", "Tomcat");
    }

    @Test
    void givenAFile_whenItIsPosted_thenItsBytesArrive() throws Exception {
        byte[] file = {0, (byte) 0xE5, '\n'};
        String body = Base64.getEncoder().encodeToString(file);

        send(asAdministrator("/api/v1/import")
                .header("Content-Type", JSON)
                .POST(text("{\"positionals\": [\"organisation.yaml\"], \"body\": \"" + body + "\"}")));

        assertThat(town.only().body()).hasValueSatisfying(b -> assertThat(b).containsExactly(file));
    }

    @Test
    void givenABodyWithoutEnd_whenItIsPosted_then413() throws Exception {
        HttpResponse<String> response = send(asAdministrator("/api/v1/import")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(new byte[17 * 1024 * 1024])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(town.calls).isEmpty();
    }

    @Test
    void givenBrokenJson_whenItIsPosted_then400() throws Exception {
        assertThat(send(asAdministrator("/api/v1/cases")
                                .header("Content-Type", JSON)
                                .POST(text("{\"options\": ")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(asAdministrator("/api/v1/cases")
                                .header("Content-Type", JSON)
                                .POST(text("{\"option\": {}}")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(asAdministrator("/api/v1/cases")
                                .header("Content-Type", JSON)
                                .POST(text("[".repeat(100_000))))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void givenNoHttpAtAll_whenItIsSent_thenTheErrorNamesNoSoftware() throws Exception {
        String said = raw("GET /%ZZ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        assertThat(said).startsWith("HTTP/1.1 400").doesNotContain("Apache", "Tomcat", "Exception");
    }

    @Test
    void givenATrace_whenAStrangerSendsIt_thenNothingIsEchoed() throws Exception {
        String said = raw("TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Mine: seen\r\nConnection: close\r\n\r\n");

        assertThat(said).doesNotStartWith("HTTP/1.1 200").doesNotContain("seen");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void givenAPortThatIsTaken_whenTheDoorOpens_thenThePortIsNamed() throws Exception {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        try (ApiServer second = new ApiServer(taken, work, TOKEN, town, town, new Links())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(server.port()));
        }
    }

    @Test
    void givenAOneTimeLink_whenAProgramFetchesIt_thenItIsShownAndNothingIsDoneUntilItIsPosted() throws Exception {
        URI link = URI.create("http://127.0.0.1:" + server.port() + "/gor/abc");
        HttpClient client = HttpClient.newHttpClient();

        HttpResponse<String> shown =
                client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> done = client.send(
                HttpRequest.newBuilder(link)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> other =
                client.send(HttpRequest.newBuilder(link).DELETE().build(), HttpResponse.BodyHandlers.ofString());

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo("looked at abc");
        assertThat(shown.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'", "form-action 'self'"));
        assertThat(done.body()).isEqualTo("did abc");
        assertThat(other.statusCode()).isEqualTo(405);
    }

    private static final class Links implements OneTimeLinks {
        @Override
        public Page look(String token) {
            return new Page(200, "looked at " + token);
        }

        @Override
        public Page act(String token) {
            return new Page(200, "did " + token);
        }
    }
}

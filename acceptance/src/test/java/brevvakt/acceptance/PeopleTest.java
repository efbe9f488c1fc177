package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The people of the municipality, as its directory server knows them, and how they come in. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleTest {
    private static InMemoryDirectoryServer directory;
    private static Town town;

    @TempDir
    private static Path home;

    @BeforeAll
    static void open() throws IOException, LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=kommun,dc=example");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=kommun,dc=example", "objectClass: domain", "dc: kommun");
        directory.startListening();
        town = Town.open(
                home,
                "directory: {ldap: {host: 127.0.0.1, tls: no, port: " + directory.getListenPort()
                        + ", people: 'dc=kommun,dc=example', login: yes}}");
        for (List<String> person : everybody()) {
            listed(person.get(0), person.get(1), person.get(2), person.get(3));
        }
    }

    @AfterAll
    static void close() {
        town.close();
        directory.shutDown(true);
    }

    /** Everybody of the organisation file: user name, name, address, unit. */
    private static List<List<String>> everybody() throws IOException {
        List<List<String>> people = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "conf", "organisation.yaml"))) {
            if (line.contains("- {username: ")) {
                people.add(List.of(
                        line.replaceAll(".*username: ([^,}]+).*", "$1"),
                        line.replaceAll(".* name: ([^,}]+).*", "$1"),
                        line.replaceAll(".* mail: ([^,}]+).*", "$1"),
                        line.replaceAll(".* unit: ([^,}]+).*", "$1")));
            }
        }
        return people;
    }

    private static void listed(String username, String name, String mail, String unit)
            throws LDAPException, LDIFException {
        directory.add(
                "dn: uid=" + username + ",dc=kommun,dc=example",
                "objectClass: inetOrgPerson",
                "uid: " + username,
                "cn:: " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)),
                "sn: x",
                "mail: " + mail,
                "departmentNumber: " + unit,
                "telephoneNumber: 019-00 00 70",
                "userPassword: i katalogen");
    }

    private static HttpResponse<String> asked(String login, String password, String verb, String body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (town.base + 80) + "/api/v1/" + verb))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String log() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log") || file.endsWith("serve.err"))
                    .map(PeopleTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    @Order(1)
    void givenSomebodyNewInTheDirectory_whenItIsTakenIn_thenTheDryRunSaidItAndHeComesInWithItsPassword()
            throws Exception {
        listed("ny.nord", "Ny Nörd", "ny.nord@kommun.example", "park");

        JsonNode dry = town.ask("directory import", Map.of("dry-run", "true"), "ldap");
        assertThat(asked("ny.nord", "i katalogen", "mailboxes", "{}").statusCode())
                .isEqualTo(401);
        JsonNode taken = town.ask("directory import", "ldap");

        assertThat(dry.path("refusals")).isEmpty();
        assertThat(Town.all(dry.path("differences"))
                        .map(one -> one.path("kind").asText() + " "
                                + one.path("who").asText()))
                .contains("ADDED ny.nord");
        assertThat(taken.path("changed").asBoolean()).isTrue();
        assertThat(asked("ny.nord", "i katalogen", "mailboxes", "{}").statusCode())
                .isEqualTo(200);
        assertThat(asked("ny.nord@kommun.example", "demo", "mailboxes", "{}").statusCode())
                .isEqualTo(401);
        assertThat(town.ask("directory import", "ldap").path("changed").asBoolean())
                .isFalse();
    }

    @Test
    @Order(2)
    void givenManyWrongPasswords_whenTheRightOneComes_thenItIsLetInAndTheLogHasEachAndNoPassword() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(asked("bo.berg", "gissning " + i, "mailboxes", "{}").statusCode())
                    .isEqualTo(401);
        }

        assertThat(asked("bo.berg", "i katalogen", "mailboxes", "{}").statusCode())
                .isEqualTo(200);
        assertThat(log())
                .contains(
                        "HTTP from 127.0.0.1: wrong password for bo.berg", "HTTP from 127.0.0.1: bo.berg has logged in")
                .doesNotContain("gissning");
    }

    @Test
    @Order(2)
    void givenAPersonOverImap_whenHeLogsIn_thenTheLogSaysWhence() throws Exception {
        assertThat(imap("a LOGIN per.park fel")).contains("a NO");
        assertThat(imap("a LOGIN per.park \"i katalogen\"")).contains("a OK");
        assertThat(imap("a AUTHENTICATE PLAIN "
                        + Base64.getEncoder()
                                .encodeToString("\0per.park\0i katalogen".getBytes(StandardCharsets.UTF_8))))
                .contains("a OK");

        assertThat(log())
                .contains(
                        "IMAP from 127.0.0.1: wrong password for per.park",
                        "IMAP from 127.0.0.1: per.park has logged in")
                .doesNotContain("IMAP from somewhere");
    }

    /** What the server answers to one command. */
    private static String imap(String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", town.base + 143)) {
            socket.setSoTimeout(60_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.readLine();
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("a ")) {
                    break;
                }
            }
            return said.toString();
        }
    }

    @Test
    @Order(3)
    void givenPasswordsInTheOrganisationFile_whenTheHouseOpens_thenItWarnsLoudly() throws Exception {
        assertThat(log()).contains("people log in with a password that stands in plain words");
    }

    @Test
    @Order(4)
    void givenTheServerIsDown_whenSomebodyComesAndTheDirectoryIsAsked_thenNobodyIsLetInAndEverybodyStays()
            throws Exception {
        directory.shutDown(true);

        HttpResponse<String> refused = town.answer("directory import", Map.of(), "ldap");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("yesterday's stays").contains("see that it is up");
        assertThat(asked("siv.sten", "demo", "mailboxes", "{}").statusCode()).isEqualTo(401);
        assertThat(town.ask("mailboxes").toString()).contains("ny.nord@kommun.example");
    }
}

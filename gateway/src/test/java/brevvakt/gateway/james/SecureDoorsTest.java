package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.store.TestDatabase;
import brevvakt.gateway.PemPair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureDoorsTest {
    private static PemPair first;
    private static RunningServer server;
    private static Path keys;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        keys = Files.createDirectories(home.resolve("keys"));
        first = PemPair.in(keys);
        server = new RunningServer(
                home,
                RunningServer.frame(home),
                Map.of(),
                TestDatabase.fresh(home.resolve("var/db")),
                Optional.of(new MailServerSettings.Tls(first.certificate(), first.key())),
                Optional.of(new MailServerSettings.Dkim("brev", first.key())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static X509Certificate shownBySmtp(int port) throws IOException, GeneralSecurityException {
        try (SmtpTalk smtp = new SmtpTalk(port)) {
            assertThat(smtp.ask("EHLO citizen.example.org")).contains("STARTTLS");
            assertThat(smtp.ask("STARTTLS")).startsWith("220");
            X509Certificate shown = smtp.goOnInTls();
            assertThat(smtp.ask("EHLO citizen.example.org")).contains("SIZE").doesNotContain("STARTTLS");
            return shown;
        }
    }

    private static X509Certificate shownByImap() throws IOException, GeneralSecurityException {
        try (ImapTalk imap = new ImapTalk(server.settings.ports().imap())) {
            assertThat(imap.ok("CAPABILITY").toString()).contains("STARTTLS");
            imap.ok("STARTTLS");
            X509Certificate shown = imap.goOnInTls();
            imap.ok("LOGIN \"siv.s\" \"" + TownHall.passwordOf("siv.s") + "\"");
            return shown;
        }
    }

    private static List<X509Certificate> shownByAll() throws IOException, GeneralSecurityException {
        return List.of(
                shownBySmtp(server.smtpPort()),
                shownBySmtp(server.settings.ports().submission()),
                shownByImap());
    }

    @Test
    void givenACertificate_whenItsFilesAreReplaced_thenEveryMailDoorShowsTheNewOne() throws Exception {
        PemPair before = PemPair.in(keys);
        server.server.reloadCertificates();
        assertThat(shownByAll()).containsOnly(before.shown());

        PemPair after = PemPair.in(keys);
        assertThat(shownByAll()).containsOnly(before.shown());
        server.server.reloadCertificates();

        assertThat(shownByAll()).containsOnly(after.shown());
    }

    @Test
    void givenAKey_whenStaffWriteToTheOutside_thenTheMailLeavesWithASignatureThatHolds() throws Exception {
        try (SmtpTalk bo = new SmtpTalk(server.settings.ports().submission())) {
            bo.ask("EHLO desk.kommun.example");
            String login = "\0bo.b\0" + TownHall.passwordOf("bo.b");
            bo.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            assertThat(bo.mail(
                            "bo.b@kommun.example",
                            "anna@example.org",
                            "Message-ID: <answer-1@desk.kommun.example>\r\nFrom: Bo B <bo.b@kommun.example>\r\nTo: <anna@example.org>\r\nSubject: Svar\r\n"
                                    + "Date: Tue, 24 Nov 2026 14:05:00 +0100\r\nMIME-Version: 1.0\r\n"
                                    + "Content-Type: text/plain; charset=iso-8859-1\r\n"
                                    + "Content-Transfer-Encoding: 8bit\r\n\r\nHej på dig"))
                    .startsWith("250");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> server.outgoing().contains("Subject: Svar"));

        byte[] left = mailIn(server.outgoing()).getBytes(StandardCharsets.ISO_8859_1);
        String published =
                Base64.getEncoder().encodeToString(first.shown().getPublicKey().getEncoded());
        DKIMVerifier verifier = new DKIMVerifier(
                (method, selector, domain) -> domain.equals("kommun.example") && selector.equals("brev")
                        ? List.of("v=DKIM1; k=rsa; p=" + published)
                        : List.of());
        List<SignatureRecord> holding = verifier.verify(new ByteArrayInputStream(left));
        assertThat(holding).singleElement().satisfies(signature -> {
            assertThat(signature.getDToken().toString()).isEqualTo("kommun.example");
            assertThat(signature.getHeaders()).map(Object::toString).contains("from", "subject");
        });
        assertThat(new String(left, StandardCharsets.ISO_8859_1))
                .contains("Hej p=E5 dig")
                .containsOnlyOnce("DKIM-Signature:");
    }

    /** The mail itself, without the lines that the folder writes above it. */
    private static String mailIn(String file) {
        return file.replaceFirst("(?s)^Return-Path:.*?X-Envelope-To:[^\r\n]*\r\n", "");
    }
}

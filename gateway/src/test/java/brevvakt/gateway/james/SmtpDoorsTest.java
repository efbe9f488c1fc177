package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.access.MailAccess.Right;
import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpDoorsTest {
    private static final String LETTER = "From: Bo B <bo.b@kommun.example>\r\nSubject: Hej\r\n\r\nText";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        server = new RunningServer(home);
        server.townHall.give("siv.s", EnumSet.allOf(Right.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static SmtpTalk outside() throws IOException {
        SmtpTalk talk = new SmtpTalk(server.settings.ports().smtp());
        talk.ask("EHLO citizen.example.org");
        return talk;
    }

    private static SmtpTalk staff(String login) throws IOException {
        SmtpTalk talk = new SmtpTalk(server.settings.ports().submission());
        talk.ask("EHLO desk.kommun.example");
        assertThat(talk.ask("AUTH PLAIN " + plain(login, TownHall.passwordOf(login.replaceAll("@.*", "")))))
                .startsWith("235");
        return talk;
    }

    private static String plain(String login, String password) {
        return Base64.getEncoder().encodeToString(("\0" + login + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givenAStrangersAddress_whenMailIsOffered_thenItIsRefusedAndNothingIsRelayed() throws IOException {
        try (SmtpTalk talk = outside()) {
            talk.ask("MAIL FROM:<a@example.org>");

            assertThat(talk.ask("RCPT TO:<nobody@kommun.example>")).startsWith("550 5.1.1");
            assertThat(talk.ask("RCPT TO:<friend@elsewhere.example>")).startsWith("550 5.1.1");
            assertThat(talk.ask("RCPT TO:<friend%elsewhere.example@kommun.example>"))
                    .startsWith("550 5.1.1");
            assertThat(talk.ask("RCPT TO:<postmaster@kommun.example>")).startsWith("550 5.1.1");
            assertThat(talk.ask("DATA")).startsWith("503");
        }
    }

    @Test
    void givenAClosedMailbox_whenMailIsOffered_thenTheFunctionalMailboxIsNamed() throws IOException {
        try (SmtpTalk talk = outside()) {
            talk.ask("MAIL FROM:<a@example.org>");

            assertThat(talk.ask("RCPT TO:<" + TownHall.CLOSED + ">"))
                    .startsWith("550 5.2.1")
                    .contains(TownHall.STREETS.toString());
        }
    }

    @Test
    void givenAnAddressWithADetail_whenMailIsOffered_thenItIsTheMailboxs() throws IOException {
        try (SmtpTalk talk = outside()) {
            talk.ask("MAIL FROM:<>");

            assertThat(talk.ask("RCPT TO:<gatukontoret+abc.DEF-1@kommun.example>"))
                    .startsWith("250");
        }
    }

    @Test
    void givenTheDoorToTheWorld_whenAClientGreets_thenItSaysTheSizeAndOffersNoLogin() throws IOException {
        try (SmtpTalk talk = new SmtpTalk(server.settings.ports().smtp())) {
            assertThat(talk.ask("EHLO citizen.example.org"))
                    .contains("SIZE 104857600")
                    .contains("8BITMIME")
                    .doesNotContain("AUTH")
                    .doesNotContainIgnoringCase("james");
            assertThat(talk.ask("AUTH PLAIN " + plain("bo.b", "b.ob"))).startsWith("5");
        }
    }

    @Test
    void givenATooLargeMail_whenItIsAnnounced_thenItIsRefusedAtOnce() throws IOException {
        try (SmtpTalk talk = outside()) {
            assertThat(talk.ask("MAIL FROM:<a@example.org> SIZE=104857601")).startsWith("552");
        }
    }

    @Test
    void givenAMailWithDotsAndEightBitsAndAnEndlessLine_whenItArrives_thenTheOriginalIsByteForByteWhatWasSent()
            throws IOException {
        String letter = "Subject: r\u00e5 text\r\n\r\n.en punkt\r\n..tv\u00e5\r\n" + "x".repeat(200_000) + "\r\n\r\n";

        try (SmtpTalk talk = outside()) {
            talk.ask("MAIL FROM:<a@example.org>");
            talk.ask("RCPT TO:<" + TownHall.STREETS + ">");
            talk.ask("DATA");
            String stuffed = letter.replace("\r\n.", "\r\n..");
            assertThat(talk.ask(stuffed + ".")).startsWith("250 2.6.0");
        }

        assertThat(server.originals.holds(Sha256.of(letter.getBytes(StandardCharsets.ISO_8859_1))))
                .isTrue();
    }

    @Test
    void givenADiskThatRefuses_whenAMailHasBeenSent_thenItsSenderIsAskedToComeAgain() throws IOException {
        server.originals.refuse(true);
        try (SmtpTalk talk = outside()) {
            assertThat(talk.mail("a@example.org", TownHall.STREETS.toString(), LETTER))
                    .startsWith("451 4.3.0");
        } finally {
            server.originals.refuse(false);
        }
    }

    @Test
    void givenNobodyLoggedIn_whenMailIsSubmitted_thenALoginIsDemanded() throws IOException {
        try (SmtpTalk talk = new SmtpTalk(server.settings.ports().submission())) {
            assertThat(talk.ask("EHLO desk.kommun.example")).contains("AUTH");
            assertThat(talk.ask("MAIL FROM:<bo.b@kommun.example>")).startsWith("530 5.7.0");
            assertThat(talk.ask("AUTH PLAIN " + plain("bo.b", "wrong"))).startsWith("535");
        }
    }

    @Test
    void givenSomebodyLoggedIn_whenHeSendsAsAnother_thenItIsRefusedInEnvelopeAndHeader() throws IOException {
        try (SmtpTalk talk = staff("siv.s")) {
            assertThat(talk.ask("MAIL FROM:<bo.b@kommun.example>")).startsWith("550 5.7.1");
            assertThat(talk.ask("MAIL FROM:<>")).startsWith("550 5.7.1");
            assertThat(talk.mail("siv.s@kommun.example", "citizen@example.org", LETTER))
                    .startsWith("550 5.7.1");
            assertThat(talk.mail("siv.s@kommun.example", "citizen@example.org", "Subject: utan\r\n\r\nx"))
                    .startsWith("550 5.7.1");
        }
    }

    @Test
    void givenAnOwner_whenHeAnswersFromTheFunctionalMailbox_thenTheMailLeavesWithoutItsBcc() throws IOException {
        String answer = "From: Gatukontoret <gatukontoret@kommun.example>\r\nTo: citizen@example.org\r\n"
                + "Bcc: secret@example.org\r\nSubject: Svar\r\nMessage-ID: <svar-1@kommun.example>\r\n\r\nLagat.";

        try (SmtpTalk talk = staff("bo.b@kommun.example")) {
            assertThat(talk.mail(TownHall.STREETS.toString(), "citizen@example.org", answer))
                    .startsWith("250");
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> server.outgoing().contains("Subject: Svar"));
        assertThat(server.outgoing())
                .contains("Return-Path: <gatukontoret@kommun.example>\r\nX-Envelope-To: citizen@example.org\r\n")
                .doesNotContain("secret@example.org");
    }

    @Test
    void givenStaff_whenTheyWriteToAColleagueANeighbourAndNobody_thenEachGoesItsWay() throws IOException {
        try (SmtpTalk talk = staff("bo.b")) {
            talk.ask("MAIL FROM:<bo.b@kommun.example>");
            assertThat(talk.ask("RCPT TO:<nobody@kommun.example>")).startsWith("550 5.1.1");
            assertThat(talk.ask("RCPT TO:<" + TownHall.NEIGHBOUR + ">")).startsWith("250");
            assertThat(talk.ask("RCPT TO:<tom.t@kommun.example>")).startsWith("250");
            talk.ask("DATA");
            assertThat(talk.ask(LETTER.replace("Hej", "Till Tom") + "\r\n.")).startsWith("250");
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> server.outgoing().contains("Subject: Till Tom"));
        assertThat(server.outgoing()).contains("X-Envelope-To: " + TownHall.NEIGHBOUR + "\r\n");
        await().atMost(Duration.ofSeconds(10)).until(() -> delivered().contains("Subject: Till Tom"));
    }

    private static List<String> delivered() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"Delegerat/" + TownHall.STREETS + "\"");
            return siv.ask("FETCH 1:* (INTERNALDATE BODY.PEEK[])");
        }
    }

    @Test
    void givenAMailSystemInFront_whenItHandsOverByLmtp_thenEachRecipientIsAnsweredAndTheMailIsOne() throws IOException {
        try (SmtpTalk talk = new SmtpTalk(server.settings.ports().lmtp())) {
            assertThat(talk.ask("LHLO front.kommun.example")).startsWith("250").contains("SIZE");
            talk.ask("MAIL FROM:<a@example.org>");
            talk.ask("RCPT TO:<" + TownHall.STREETS + ">");
            assertThat(talk.ask("RCPT TO:<nobody@kommun.example>")).startsWith("550 5.1.1");
            talk.ask("RCPT TO:<" + TownHall.BO + ">");
            talk.ask("DATA");
            String first = talk.ask("Subject: via LMTP\r\n\r\nx\r\n.");
            String second = talk.answer();

            assertThat(first).startsWith("250 2.6.0").isEqualTo(second);
        }
    }
}

package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.access.MailAccess.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningsTest {
    private static final String SHARED = "Delegerat/" + TownHall.STREETS;
    private static final String LETTER = "Subject: En sak\r\n\r\nText\r\n";

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

    @BeforeEach
    void twoUnseenLettersInAnEmptyMailbox() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"" + SHARED + "\"");
            siv.ask("STORE 1:* +FLAGS.SILENT (\\Deleted)");
            siv.ok("EXPUNGE");
            siv.append(SHARED, LETTER);
            siv.append(SHARED, LETTER);
        }
        server.openings.heard.clear();
    }

    @Test
    void givenUnseenMail_whenAMailboxIsSelected_thenTheHouseHearsWhoAndHowMuchWasUnseen() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"" + SHARED + "\"");
            siv.ok("FETCH 1:* (FLAGS ENVELOPE)");
        }

        assertThat(server.openings.heard)
                .containsExactly("siv.s selected " + TownHall.STREETS + "/INBOX with 2 unseen at " + RunningServer.NOW);
    }

    @Test
    void givenUnseenMail_whenItIsReadOrMarkedRead_thenEachIsHeardOnce() throws IOException {
        try (ImapTalk siv = server.imap("siv.s@kommun.example")) {
            siv.ok("SELECT \"" + SHARED + "\"");
            server.openings.heard.clear();
            siv.ok("FETCH 1 BODY[]");
            siv.ok("FETCH 1 BODY[]");
            siv.ok("STORE 1:2 +FLAGS (\\Seen)");
        }

        assertThat(server.openings.heard)
                .containsExactly(
                        "siv.s read 1 in " + TownHall.STREETS + "/INBOX at " + RunningServer.NOW,
                        "siv.s read 1 in " + TownHall.STREETS + "/INBOX at " + RunningServer.NOW);
    }

    @Test
    void givenARefusedSelect_whenAnotherMailboxWasSelected_thenNothingIsHeard() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"" + SHARED + "\"");
            server.openings.heard.clear();

            assertThat(siv.verdict("SELECT Finns-inte")).startsWith("NO");
        }

        assertThat(server.openings.heard).isEmpty();
    }

    @Test
    void givenAHouseThatCannotListen_whenMailIsRead_thenTheReaderNoticesNothing() throws IOException {
        server.openings.failing = true;
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"" + SHARED + "\"");
            siv.ok("FETCH 1:* BODY[]");
            siv.ok("STORE 1:* +FLAGS (\\Flagged)");
        } finally {
            server.openings.failing = false;
        }

        assertThat(server.openings.heard).isEmpty();
    }

    @Test
    void givenOnesOwnMailbox_whenItIsSelected_thenThatIsHeardToo() throws IOException {
        try (ImapTalk tom = server.imap("tom.t")) {
            tom.ok("EXAMINE INBOX");
        }

        assertThat(server.openings.heard)
                .containsExactly("tom.t selected " + TownHall.TOM + "/INBOX with 0 unseen at " + RunningServer.NOW);
    }
}

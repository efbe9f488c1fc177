package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mail programs are answered when the index of the mailboxes was lost. */
class ImapIndexLostTest {

    @Test
    void givenTheIndexIsLost_whenTheServerStartsAgain_thenTheAnswersAreTheSame(@TempDir Path home) throws IOException {
        try (RunningServer first = new RunningServer(home);
                ImapTalk siv = first.imap("siv.s")) {
            siv.append("INBOX", ImapSearchTest.LETTERS.get(0));
            siv.ok("SELECT INBOX");
            assertThat(ImapSearchTest.numbers(siv.ok("SEARCH TEXT torget"))).containsExactly(1);
        }
        Path index = home.resolve("var/mailbox-index");
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "broken");
            }
        }

        try (RunningServer second = new RunningServer(home);
                ImapTalk siv = second.imap("siv.s")) {
            siv.ok("SELECT INBOX");
            assertThat(ImapSearchTest.numbers(siv.ok("SEARCH TEXT torget"))).containsExactly(1);
        }
    }
}

package brevvakt.mailets.reading;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.classify.AutomaticKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersAsJsonTest {
    private final LettersAsJson json = new LettersAsJson(
            new LetterReader(ReadingLimits.usual(), Letters.MEASURING), letter -> Optional.of(AutomaticKind.BOUNCE)
                    .filter(kind -> letter.shape().contains("multipart/report")));

    @TempDir
    private Path folder;

    @Test
    void givenALetter_whenShown_thenEveryFieldOfTheDoorIsThere() throws IOException {
        Path file = write("brev.eml", """
                From: Bo Ask <Bo.Ask@example.org>
                To: gatukontoret@kommun.example
                Cc: parken@kommun.example
                Subject: =?utf-8?Q?H=C3=A5let?=
                Date: Mon, 4 May 2026 10:15:00 +0200
                Message-ID: <a@example.org>
                Content-Type: multipart/mixed; boundary=b

                --b

                Det är kvar.

                --
                Bo
                --b
                Content-Type: text/plain; name=karta.txt
                Content-Disposition: attachment

                kyrkan
                --b--
                """);

        Map<String, Object> shown = json.of(List.of(file)).get(0);

        assertThat(shown)
                .containsEntry("file", file.toString())
                .containsEntry("messageId", "<a@example.org>")
                .containsEntry("from", "bo.ask@example.org")
                .containsEntry("to", List.of("gatukontoret@kommun.example"))
                .containsEntry("cc", List.of("parken@kommun.example"))
                .containsEntry("subject", "Hålet")
                .containsEntry("date", "2026-05-04T08:15:00Z")
                .containsEntry("text", "Det är kvar.\n\n--\nBo")
                .containsEntry("newText", "Det är kvar.")
                .containsEntry(
                        "attachments",
                        List.of(Map.of("name", "karta.txt", "type", "text/plain", "size", 6L, "text", "kyrkan")))
                .containsEntry("automatic", false)
                .containsEntry("automaticKind", null)
                .doesNotContainKey("error");
    }

    @Test
    void givenARobotsLetter_whenShown_thenItsKindIsThere() throws IOException {
        Path file = write("retur.eml", "Content-Type: multipart/report; boundary=b\n\n--b\n\nretur\n--b--\n");

        assertThat(json.of(List.of(file)).get(0))
                .containsEntry("automatic", true)
                .containsEntry("automaticKind", "BOUNCE");
    }

    @Test
    void givenALetterWithoutAnything_whenShown_thenWhatIsMissingIsNull() throws IOException {
        Path file = write("tom.eml", "");

        assertThat(json.of(List.of(file)).get(0))
                .containsEntry("from", null)
                .containsEntry("date", null)
                .containsEntry("messageId", null)
                .containsEntry("subject", "")
                .containsEntry("to", List.of());
    }

    @Test
    void givenAMissingFileAndAFolder_whenShown_thenTheyHaveAnErrorAndTheNextIsShown() throws IOException {
        Path file = write("brev.eml", "Subject: kvar\n\nhej\n");

        List<Map<String, Object>> shown = json.of(List.of(folder.resolve("saknas.eml"), folder, file));

        assertThat(shown.get(0)).containsEntry("error", "no such file").doesNotContainKey("subject");
        assertThat(shown.get(1)).containsKey("error");
        assertThat(shown.get(2)).containsEntry("subject", "kvar");
    }

    private Path write(String name, String mail) throws IOException {
        return Files.writeString(folder.resolve(name), mail);
    }
}

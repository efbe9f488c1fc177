package brevvakt.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.classify.Label;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.texts.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be taken out of a mail cost themselves, never the request or the export. */
class RecordPapersTest {
    @TempDir
    private Path folder;

    private List<HandoverPackage.Enclosure> attachments(Sha256 original, FileOriginals originals) throws IOException {
        RecordPapers papers = new RecordPapers(
                originals,
                entry -> Optional.empty(),
                Words.load(Path.of("../conf/texts")),
                ZoneId.of("Europe/Stockholm"));
        return papers.attachments(new RecordEntry(
                1,
                new ArrivalId("arrival-1"),
                Optional.empty(),
                Optional.empty(),
                Direction.IN,
                Label.COMPLAINT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Instant.parse("2026-03-02T08:00:00Z"),
                "Gropen",
                original,
                100,
                List.of(new RecordEntry.Enclosure("brev.txt", "text/plain", 3)),
                Optional.empty(),
                "",
                Optional.empty(),
                Authenticity.unasked()));
    }

    private static String part(String name, String encoding, String content) {
        return "--grans\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: " + encoding
                + "\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    @Test
    void givenBrokenBase64AndAnUnknownCharset_whenFilesAreTakenOut_thenTheOthersAreThere() throws IOException {
        FileOriginals originals = new FileOriginals(folder);
        String mail = "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=grans\r\n\r\n"
                + part("whole.txt", "base64", "SGVq") + part("broken.txt", "base64", "SGVqQ")
                + part("uu.txt", "x-uuencode", "begin") + part("=?x-nosuch?Q?a.pdf?=", "base64", "SGVq")
                + "--grans--\r\n";
        Sha256 original = originals
                .keep(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)))
                .digest();

        assertThat(attachments(original, originals))
                .extracting(HandoverPackage.Enclosure::name)
                .contains("whole.txt", "=?x-nosuch?Q?a.pdf?=");
    }

    @Test
    void givenANameThatBreaksTheRulesOfItsField_whenFilesAreTakenOut_thenItAndTheOthersAreThere() throws IOException {
        FileOriginals originals = new FileOriginals(folder);
        String mail = "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=grans\r\n\r\n"
                + part("x", "7bit", "Hej").replace("filename=\"x\"", "filename=foo bar.pdf")
                + part("whole.txt", "7bit", "Hej")
                + "--grans--\r\n";
        Sha256 original = originals
                .keep(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)))
                .digest();

        assertThat(attachments(original, originals)).hasSize(2).last().satisfies(file -> assertThat(file.name())
                .isEqualTo("whole.txt"));
    }

    @Test
    void givenANameWithLineEndsInIt_whenFilesAreTakenOut_thenItIsOneLine() throws IOException {
        FileOriginals originals = new FileOriginals(folder);
        String mail = "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=grans\r\n\r\n"
                + part("=?utf-8?Q?a=0D=0AContent-Type:_text/html=0D=0A=0D=0Ab.txt?=", "7bit", "Hej") + "--grans--\r\n";
        Sha256 original = originals
                .keep(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)))
                .digest();

        assertThat(attachments(original, originals)).singleElement().satisfies(file -> assertThat(file.name())
                .isEqualTo("a Content-Type: text/html b.txt"));
    }

    @Test
    void givenAnOriginalThatIsDisposedOf_whenFilesAreTakenOut_thenThereAreNone() throws IOException {
        Sha256 gone = Sha256.of("gone".getBytes(StandardCharsets.US_ASCII));

        assertThat(attachments(gone, new FileOriginals(folder))).isEmpty();
    }
}

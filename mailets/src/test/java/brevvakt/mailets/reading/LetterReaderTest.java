package brevvakt.mailets.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.AttachmentText;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latin1-labelled-us-ascii",
                "utf-8-labelled-latin1",
                "unknown-charset",
                "no-charset-raw-headers",
                "base64-that-is-none",
                "windows-1252-labelled-utf-8"
            })
    void givenAFalseOrMissingCharset_whenRead_thenEveryLetterIsRight(String name) {
        IncomingLetter letter = Letters.ugly(name);

        assertThat(letter.text())
                .startsWith("Hej!\n\nHålet på Ågatan är kvar. Är ni säkra på att det är lagat?\n\nBo Ask\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latin1-labelled-us-ascii|Hålet",
                "windows-1252-labelled-utf-8|Hålet",
                "unknown-charset|Hålet",
                "utf-7|Hålet",
                "no-charset-raw-headers|Hålet på Ågatan",
                "encoded-words-broken|Hålet på Ågatan är kvar",
                "encoded-word-split-inside-a-character|Gatubelysning på Storgatan",
                "folded-message-id|Vikt ämne",
                "nul-bytes|NUL",
                "junk-between-fields|Skräp emellan"
            })
    void givenAnUglySubject_whenRead_thenItIsOneReadableLine(String name, String subject) {
        assertThat(Letters.ugly(name).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quoted-printable-broken|Hålet är kvar=2 På raden f=XXljer mer och slutet är här",
                "base64-in-two-lots|Först. Sedan.",
                "blank-line-missing|Hej på er, hålet är kvar.",
                "bare-cr|Rad ett Rad två",
                "bare-lf|Rad ett Rad två",
                "nul-bytes|Text med nollor",
                "no-from-to-date|Text utan avsändare.",
                "html-only|Hej! Hålet är kvar. - ett - två a b c",
                "alternative-both|Den enkla texten.",
                "alternative-empty-plain|Den fina texten.",
                "boundary-missing|Texten.",
                "boundary-never-comes|Bara text, ingen gräns.",
                "end-boundaries-missing|Texten.",
                "enriched|Hålet är kvar, <pil.",
                "signed|Signerad text.",
                "opaque-signed|Hålet är kvar, signerat.",
                "opaque-signed-in-pieces|Hålet är kvar, signerat.",
                "several-content-types|Ren text med < tecken.",
                "utf-7|Hålet är kvar + mer.",
                "uuencoded|Se filen. Slut."
            })
    void givenAnUglyBody_whenRead_thenItsWordsAreThere(String name, String words) {
        assertThat(Letters.ugly(name).text().strip().replaceAll("\\s+", " ")).isEqualTo(words);
    }

    @Test
    void givenASignedFile_whenRead_thenItIsAnAttachmentAndNoText() {
        IncomingLetter letter = Letters.ugly("opaque-signed-file");

        assertThat(letter.text().strip()).isEqualTo("Se filen.");
        assertThat(letter.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("avtal.txt.p7m");
            assertThat(file.trouble()).isEmpty();
        });
        assertThat(letter.troubles()).isEmpty();
    }

    @Test
    void givenJunkInBase64AndAFooterBelow_whenRead_thenTheTextIsWholeAndTheFooterGone() {
        assertThat(Letters.ugly("base64-with-junk").text()).isEqualTo("Hålet på Ågatan är kvar. ".repeat(8));
    }

    @Test
    void givenAPlainPartThatOnlyPointsToTheOther_whenRead_thenTheOtherIsRead() {
        assertThat(Letters.ugly("alternative-stub-plain").text()).startsWith("Den fina texten är mycket längre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "html-answer-outlook|Tack, men det är inte lagat.",
                "html-answer-gmail|Nej, det är kvar.",
                "format-flowed|En lång rad som bryts mitt i."
            })
    void givenAnAnswer_whenRead_thenOnlyItsOwnWordsAreNew(String name, String words) {
        IncomingLetter letter = Letters.ugly(name);

        assertThat(letter.newText()).isEqualTo(words);
        assertThat(letter.text()).contains("\n> ");
    }

    @Test
    void givenNoFrom_whenRead_thenThereIsNoAuthorAndNoTrouble() {
        IncomingLetter letter = Letters.ugly("no-from-to-date");

        assertThat(letter.from()).isEmpty();
        assertThat(letter.to()).isEmpty();
        assertThat(letter.date()).isEmpty();
        assertThat(letter.messageId()).isEmpty();
        assertThat(letter.troubles()).isEmpty();
    }

    @Test
    void givenSeveralFromFields_whenRead_thenTheFirstAddressIsTheAuthor() {
        IncomingLetter letter = Letters.ugly("several-from");

        assertThat(letter.from()).contains(EmailAddress.of("bo.ask@example.org"));
        assertThat(letter.fromName()).isEqualTo("Ask, Bo");
    }

    @Test
    void givenGroups_whenRead_thenTheirMembersAreTheRecipients() {
        IncomingLetter letter = Letters.ugly("group-addresses");

        assertThat(letter.to())
                .extracting(EmailAddress::toString)
                .containsExactly("gatukontoret@kommun.example", "parken@kommun.example");
        assertThat(letter.cc()).isEmpty();
    }

    @Test
    void givenAddressesEveryWhichWay_whenRead_thenEachIsFound() {
        IncomingLetter letter = Letters.ugly("addresses-every-which-way");

        assertThat(letter.from()).contains(EmailAddress.of("bo.ask@example.org"));
        assertThat(letter.to())
                .extracting(EmailAddress::toString)
                .containsExactly(
                        "gatukontoret@kommun.example",
                        "parken@kommun.example",
                        "eva.ek@kommun.example",
                        "siv@kommun.example",
                        "tom@kommun.example",
                        "kalle@kommun.example");
        assertThat(letter.replyTo()).extracting(EmailAddress::toString).containsExactly("svar@example.org");
    }

    @Test
    void givenFoldedIds_whenRead_thenTheyAreWholeAndEachOnce() {
        IncomingLetter letter = Letters.ugly("folded-message-id");

        assertThat(letter.messageId()).contains("<lång-id@example.org>");
        assertThat(letter.inReplyTo()).containsExactly("<a@kommun.example>");
        assertThat(letter.references())
                .containsExactly("<a@kommun.example>", "<b@kommun.example>", "<c@kommun.example>");
    }

    @Test
    void givenFileNamesEveryWhichWay_whenRead_thenEachIsReadableAndSafe() {
        assertThat(Letters.ugly("file-names").attachments())
                .extracting(Attachment::name)
                .containsExactly("räksmörgås.txt", "räkning.txt", "passwd", "min bild (1).txt", "unnamed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boundary-missing|bil.txt|text/plain|Bilagan.",
                "end-boundaries-missing|bil.txt|text/plain|Bilagan.",
                "apple-double|bild.txt|text/plain|Datadelen.",
                "uuencoded|hej.txt|application/octet-stream|length 11",
                "base64-header-only-attachment|scan.pdf|application/pdf|length 9"
            })
    void givenOneAttachment_whenRead_thenItIsThere(String name, String file, String type, String text) {
        assertThat(Letters.ugly(name).attachments())
                .extracting(Attachment::name, Attachment::type, Attachment::text)
                .containsExactly(tuple(file, type, text));
    }

    @Test
    void givenAnAttachedMail_whenRead_thenAllItHoldsIsOneAttachmentNamedByItsSubject() {
        IncomingLetter letter = Letters.ugly("attached-mail");

        assertThat(letter.text()).isEqualTo("Se bifogat.");
        assertThat(letter.attachments())
                .extracting(Attachment::name, Attachment::type)
                .containsExactly(tuple("Klagomål på vägen-gatan", "message/rfc822"));
        assertThat(letter.attachments().get(0).text()).contains("Det är mörkt.", "karta.txt", "Vid kyrkan.");
    }

    @Test
    void givenAnAttachedMailWithAFileThatCannotBeRead_whenRead_thenTheMailSaysSo() {
        AttachmentText failing = (name, type, bytes) -> new AttachmentText.Extracted("", Optional.of("broken"));

        assertThat(Letters.ugly("attached-mail-with-pdf", failing)
                        .attachments()
                        .get(0)
                        .trouble())
                .contains("an attachment in it: broken");
        assertThat(Letters.ugly("attached-mail-with-pdf").attachments().get(0).trouble())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf-8,",
                "utf-8;",
                "utf-8)",
                "\"utf-8,\"",
                "\u201dutf-8\u201d",
                "utf-8, format=flowed",
                "=utf-8",
                "utf-8 8bit"
            })
    void givenALabelOfItsLettersThatBreaksTheRules_whenRead_thenTheLettersAreRight(String label) {
        IncomingLetter letter = Letters.of(
                "Subject: =?utf-8,?Q?H=C3=A5let?=\nContent-Type: text/plain; charset=" + label + "\n\nPå gatan\n");

        assertThat(letter.text()).isEqualTo("På gatan\n");
    }

    @Test
    void givenAnAttachedMailInBase64_whenRead_thenItIsReadAllTheSame() {
        IncomingLetter letter = Letters.ugly("attached-mail-in-base64");

        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("Inre");
        assertThat(letter.judgedText()).contains("Det är mörkt.");
    }

    @Test
    void givenAReport_whenRead_thenItsShapeAndStatusTell() {
        IncomingLetter letter = Letters.ugly("report");

        assertThat(letter.shape())
                .containsExactly("multipart/report", "text/plain", "message/delivery-status", "text/rfc822-headers");
        assertThat(letter.attachments().get(0).text()).contains("Status: 5.1.1");
    }

    @Test
    void givenAReportInAnAttachedMail_whenRead_thenTheShapeIsTheOuterMails() {
        IncomingLetter letter = Letters.of("Subject: VB: Retur\nContent-Type: message/rfc822\n\n"
                + "Content-Type: multipart/report; boundary=b\n\n--b\n\nretur\n--b--\n");

        assertThat(letter.shape()).containsExactly("message/rfc822");
    }

    @Test
    void givenCalendarMailOfAMachine_whenRead_thenTheShapeNamesTheMethod() {
        assertThat(Letters.ugly("calendar-by-machine").shape()).contains("text/calendar; method=request");
    }

    @Test
    void givenACalendarFileThatAPersonAttached_whenRead_thenItIsAnAttachment() {
        IncomingLetter letter = Letters.ugly("calendar-attached-by-a-person");

        assertThat(letter.shape()).noneMatch(type -> type.startsWith("text/calendar; method="));
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("mote.ics");
    }

    @Test
    void givenAnEncryptedMail_whenRead_thenThatIsTheTrouble() {
        assertThat(Letters.ugly("encrypted").troubles())
                .containsExactly("an encrypted part, or a signature that cannot be opened");
    }

    @Test
    void givenAMailInWinmailDat_whenRead_thenItsTextIsTheText() {
        AttachmentText unwrapping =
                (name, type, bytes) -> new AttachmentText.Extracted("Hålet är kvar.", Optional.empty());

        IncomingLetter letter = Letters.ugly("winmail", unwrapping);

        assertThat(letter.text()).isEqualTo("Hålet är kvar.");
        assertThat(letter.newText()).isEqualTo("Hålet är kvar.");
    }

    @Test
    void givenAnUnreadableAttachmentAndNoText_whenRead_thenItsTroubleIsTheLetters() {
        AttachmentText failing = (name, type, bytes) -> new AttachmentText.Extracted("", Optional.of("broken"));

        IncomingLetter letter = Letters.ugly("base64-header-only-attachment", failing);

        assertThat(letter.troubles()).containsExactly("attachment 1 (application/pdf): broken");
    }

    @Test
    void givenAnUnreadableAttachmentBesideAText_whenRead_thenTheLetterIsNoTrouble() {
        AttachmentText failing = (name, type, bytes) -> new AttachmentText.Extracted("", Optional.of("broken"));

        byte[] mail =
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHej\n--b\nContent-Type: application/pdf\n\nx\n--b--\n"
                        .getBytes(StandardCharsets.US_ASCII);

        IncomingLetter letter = new LetterReader(ReadingLimits.usual(), failing).read(new ByteArrayInputStream(mail));

        assertThat(letter.troubles()).isEmpty();
        assertThat(letter.attachments().get(0).trouble()).contains("broken");
    }

    @Test
    void givenNothing_whenRead_thenThatIsTheTrouble() {
        IncomingLetter letter = Letters.of("");

        assertThat(letter.text()).isEmpty();
        assertThat(letter.troubles()).containsExactly("no header");
    }

    @Test
    void givenTheSameBytes_whenReadTwice_thenTheLettersAreEqual() {
        assertThat(Letters.ugly("attached-mail")).isEqualTo(Letters.ugly("attached-mail"));
    }

    @Test
    void givenAStreamThatFails_whenRead_thenItThrowsSoThatTheQueueTriesAgain() {
        LetterReader reader = new LetterReader(ReadingLimits.usual(), Letters.MEASURING);
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> reader.read(failing)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void givenAMailTooLargeForTheHeap_whenRead_thenItIsReadFromAFile() {
        byte[] mail = ("Subject: Stor\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + "QUJD".repeat(2_000_000))
                .getBytes(StandardCharsets.US_ASCII);

        IncomingLetter letter =
                new LetterReader(ReadingLimits.usual(), Letters.MEASURING).read(new ByteArrayInputStream(mail));

        assertThat(letter.attachments())
                .extracting(Attachment::size, Attachment::text)
                .containsExactly(tuple(6_000_000L, "length 6000000"));
    }
}

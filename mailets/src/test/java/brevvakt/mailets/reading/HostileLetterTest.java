package brevvakt.mailets.reading;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.IncomingLetter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HostileLetterTest {

    @Test
    void givenThreeHundredNestedParts_whenRead_thenTheDepthIsBounded() {
        String mail = IntStream.range(0, 300)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=\"b" + i + "\"\n\n--b" + i + "\n")
                .collect(Collectors.joining("", "Subject: djup\n", "\nhej\n"));

        IncomingLetter letter = Letters.of(mail);

        assertThat(letter.subject()).isEqualTo("djup");
        assertThat(letter.troubles()).containsExactly("parts lie deeper than 50");
    }

    @Test
    void givenThreeHundredMailsInMails_whenRead_thenTheDepthIsBounded() {
        IncomingLetter letter = Letters.of("Content-Type: message/rfc822\n\n".repeat(300) + "Subject: inre\n\nhej\n");

        assertThat(letter.troubles())
                .containsExactly(
                        "parts lie deeper than 50",
                        "attachment 1 (message/rfc822): an attachment in it: lies too deep");
    }

    @Test
    void givenMailsInMailsThatAreCodedEachTime_whenRead_thenWhatIsOpenedIsBounded() {
        String coded = "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n";
        ReadingLimits usual = ReadingLimits.usual();
        ReadingLimits narrow =
                new ReadingLimits(usual.depth(), usual.parts(), 2_000_000, usual.time(), usual.textChars());

        IncomingLetter deep = Letters.of(coded.repeat(300) + "Subject: inre\n\nhej\n");
        IncomingLetter wide =
                Letters.of(coded.repeat(20) + "Subject: inre\n\n" + "hej hej hej\n".repeat(50_000), narrow);

        assertThat(deep.troubles()).contains("parts lie deeper than 50");
        assertThat(wide.troubles()).contains("the mails in it are longer than 2000000 bytes together");
    }

    @Test
    void givenAHundredThousandParts_whenRead_thenTheFirstAreKept() {
        IncomingLetter letter =
                Letters.of("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000));

        assertThat(letter.text()).startsWith("x\n\nx").hasSizeLessThan(2_000);
        assertThat(letter.troubles()).containsExactly("more than 500 parts");
    }

    @Test
    void givenHundredsOfThousandsOfFields_whenRead_thenTheSubjectBelowThemIsFound() {
        String fields =
                IntStream.range(0, 300_000).mapToObj(i -> "X-" + i + ": v\n").collect(Collectors.joining());

        IncomingLetter letter = Letters.of(fields + "Subject: längst ner\n\nhej\n");

        assertThat(letter.subject()).isEqualTo("längst ner");
        assertThat(letter.text()).isEqualTo("hej\n");
        assertThat(letter.headers()).hasSizeLessThan(250);
        assertThat(letter.troubles()).containsExactly("more header fields than are kept");
    }

    @Test
    void givenAFieldOfAMegabyte_whenRead_thenItIsCut() {
        IncomingLetter letter = Letters.of("Subject: " + "ord ".repeat(300_000) + "\nX-Last: kvar\n\nhej\n");

        assertThat(letter.subject()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(letter.header("x-last")).containsExactly("kvar");
    }

    @Test
    void givenTooManyReferences_whenRead_thenTheFirstAndTheLastAreKept() {
        String ids = IntStream.range(0, 500).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining(" "));

        IncomingLetter letter = Letters.of("References: " + ids + "\n\nhej\n");

        assertThat(letter.references()).hasSize(100).startsWith("<0@x>").endsWith("<499@x>");
    }

    @Test
    void givenAMailBeyondTheLimit_whenRead_thenItsBeginningIsRead() {
        ReadingLimits limits = new ReadingLimits(5, 5, 1_000, Duration.ofSeconds(1), 100);

        IncomingLetter letter = Letters.of("Subject: lång\n\n" + "hej ".repeat(1_000), limits);

        assertThat(letter.subject()).isEqualTo("lång");
        assertThat(letter.text()).hasSize(100);
        assertThat(letter.troubles()).contains("the mail is longer than 1000 bytes");
    }

    @Test
    void givenNoTimeLeft_whenRead_thenAttachmentsAreListedUnread() {
        ReadingLimits limits = new ReadingLimits(5, 5, 10_000, Duration.ofNanos(1), 100);

        IncomingLetter letter = Letters.of("Content-Type: application/pdf\n\nabc\n", limits);

        assertThat(letter.attachments().get(0).text()).isEmpty();
        assertThat(letter.attachments().get(0).trouble()).isPresent();
        assertThat(letter.troubles()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<table><tr><td>",
                "<blockquote>",
                "<b>",
                "<a href=\"",
                "<!--",
                "<script>",
                "<",
                "&",
                "</p>",
                "<p style='display:none'>",
                "<x y='",
                "<li>",
                "<pre>",
                "<select>",
                "<a <b "
            })
    void givenMegabytesOfOneTag_whenRead_thenItTakesSeconds(String tag) {
        IncomingLetter letter = Letters.of(
                "Subject: tag\nContent-Type: text/html\n\nHej <p>på er</p> " + tag.repeat(1_000_000 / tag.length()));

        assertThat(letter.text()).startsWith("Hej");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "(", "\"", ",", "@", "<,", "a:", "<a@b(", "=?utf-8?Q?", "=?utf-8?B?a", ";", "a@b (x) ,"})
    void givenMegabytesInAnAddressField_whenRead_thenTheRestIsRead(String piece) {
        IncomingLetter letter =
                Letters.of("To: " + piece.repeat(1_000_000 / piece.length()) + "\nSubject: kvar\n\nhej\n");

        assertThat(letter.subject()).isEqualTo("kvar");
        assertThat(letter.text()).isEqualTo("hej\n");
    }

    @Test
    void givenRandomBytes_whenRead_thenNothingIsThrown() {
        Random random = new Random(20261124);

        assertThat(IntStream.range(0, 100).mapToObj(i -> random(random)))
                .allSatisfy(letter -> assertThat(letter.shape()).isNotEmpty());
    }

    @Test
    void givenUglyMailsCutAnywhere_whenRead_thenNothingIsThrown() {
        String mail = "From: =?utf-8?Q?Bo?= <bo@example.org>\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
                + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>H=C3=A5l&aring;\n"
                + "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeA0KDQp4\n--b--\n";

        assertThat(IntStream.range(0, mail.length()).mapToObj(i -> Letters.of(mail.substring(0, i))))
                .allSatisfy(letter -> assertThat(letter.shape()).isNotEmpty());
    }

    private static IncomingLetter random(Random random) {
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        byte[] head = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, Math.min(head.length, bytes.length));
        return new LetterReader(ReadingLimits.usual(), Letters.MEASURING).read(new ByteArrayInputStream(bytes));
    }
}

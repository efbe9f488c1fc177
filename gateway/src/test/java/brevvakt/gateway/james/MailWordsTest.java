package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail that is written wrongly costs its mailbox nothing. */
class MailWordsTest {
    private static String body(String mail) throws IOException {
        return MailWords.of(new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)))
                .getOrDefault(MailWords.BODY, "");
    }

    @Test
    void givenAnEncodingThatNobodyKnows_whenReadForItsWords_thenTheyAreThereAsTheyCame() throws IOException {
        assertThat(
                        body(
                                "Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: 8-bit\n\nGatan ligger i snö.\n"))
                .contains("Gatan ligger i snö.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64\n\nSGVqIG9jaCBo!!", "8-bit\n\nHej", "x-uuencode\n\nbegin"})
    void givenABrokenPartBesideAGoodOne_whenReadForTheirWords_thenTheGoodOnesAreThere(String broken)
            throws IOException {
        assertThat(body("Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=g\n\n--g\n"
                        + "Content-Type: text/plain\nContent-Transfer-Encoding: " + broken
                        + "\n--g\nContent-Type: text/plain\n\nPlogningen uteblev.\n--g--\n"))
                .contains("Plogningen uteblev.");
    }
}

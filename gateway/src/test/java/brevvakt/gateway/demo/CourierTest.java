package brevvakt.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CourierTest {

    @Test
    void givenLinesThatBeginWithDots_whenTheyAreSent_thenTheDotsAreDoubled() {
        assertThat(dotted("\r\n.\r\n..a\r\n b.\r\n")).isEqualTo("\r\n..\r\n...a\r\n b.\r\n.\r\n");
    }

    @Test
    void givenALastLineWithoutAnEnd_whenItIsSent_thenItIsEndedBeforeTheDot() {
        assertThat(dotted("a")).isEqualTo("a\r\n.\r\n");
    }

    private static String dotted(String mail) {
        return new String(Courier.dotted(mail.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }
}

package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same house on a PostgreSQL database, chosen by its settings alone. */
class OnPostgresTest {
    private static final String PARK = "parken@kommun.example";

    @Test
    void givenSettingsThatNamePostgres_whenALetterComes_thenItIsRegisteredAndDeliveredAndOutlivesAKill(
            @TempDir Path home) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Outside outside = new Outside();
                Town town = Town.open(
                        home,
                        outside.settings() + "\ndatabase: {url: \"" + postgres.getJdbcUrl("postgres", "postgres")
                                + "\"}")) {
            assertThat(town.mail("p@example.org", List.of(PARK), letter())).startsWith("250");

            JsonNode file = town.casesOf("p@example.org", 1).get(0);
            assertThat(file.path("kind").asText()).isEqualTo("COMPLAINT");
            outside.mailTo("p@example.org", 1);
            town.reader("per.park").awaitIn("Delegerat/" + PARK, "<p1@example.org>");

            town.kill();
            town.start();

            assertThat(town.ask("case", file.path("number").asText()).path("number"))
                    .isEqualTo(file.path("number"));
            assertThat(town.reader("per.park").messageIds("Delegerat/" + PARK)).containsExactly("<p1@example.org>");
            assertThat(town.run("verify", "--home", home.toString()).code()).isZero();
        }
    }

    private static String letter() {
        return "From: <p@example.org>\r\nTo: <" + PARK + ">\r\nMessage-ID: <p1@example.org>\r\n"
                + "Subject: Klagomål\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Jag vill klaga på parken. Det är oacceptabelt att papperskorgarna inte töms.";
    }
}

package brevvakt.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final String FORM = "noreply@formular.example";
    private static final String FILE = """
            forms:
              - from: [NoReply@formular.example]
                hosts: [192.0.2.9]
                fields:
                  name: [Namn]
                  mail: [E-post]
                  phone: [Telefon]
                  text: [Meddelande, "Vad har hänt?"]
                  received: [Mottaget]
            """;

    @TempDir
    private Path folder;

    private Forms forms;

    @BeforeEach
    void read() throws IOException {
        forms = forms(FILE);
    }

    private Forms forms(String yaml) throws IOException {
        return Forms.read(Files.writeString(folder.resolve("forms.yaml"), yaml), ZONE);
    }

    private Optional<Forms.FilledIn> filledIn(String text) {
        return forms.filledIn(letter(FORM, text), envelope(Optional.of(FORM), Optional.empty(), "192.0.2.9"));
    }

    private static Envelope envelope(Optional<String> sender, Optional<String> login, String peer) {
        return new Envelope(
                sender.map(EmailAddress::of),
                List.of(EmailAddress.of("parken@kommun.example")),
                login,
                Optional.of(peer));
    }

    private static IncomingLetter letter(String from, String text) {
        return new IncomingLetter(
                Optional.empty(),
                List.of(),
                List.of(),
                EmailAddress.parse(from),
                "Webbformulär",
                List.of(),
                List.of(),
                List.of(),
                "Nytt meddelande",
                Optional.empty(),
                text,
                text,
                List.of(),
                Map.of(),
                List.of("text/plain"),
                List.of());
    }

    @Test
    void givenAFormFilledIn_whenItIsRead_thenWhoWroteAndWhatAreTold() {
        assertThat(filledIn("""
                        Ett nytt meddelande har kommit in.

                        Namn: Greta Gran
                        E-post: greta@post.example
                        Telefon: 070-123 45 67
                        Adress: Parkvägen 2
                        Mottaget: 2026-03-01 14:05
                        Vad har hänt?
                        Bänken är trasig.
                        OBS: andra gången!

                        Greta
                        """))
                .contains(new Forms.FilledIn(
                        "Greta Gran",
                        EmailAddress.parse("greta@post.example"),
                        "070-123 45 67",
                        "Bänken är trasig.\nOBS: andra gången!\n\nGreta",
                        Optional.of(Instant.parse("2026-03-01T13:05:00Z"))));
    }

    @Test
    void givenATableThatBecameText_whenItIsRead_thenLabelsWithoutColonsAreKnown() {
        assertThat(filledIn("Namn\tGreta\nE-post *\ngreta@post.example\nMeddelande   Bänken är trasig"))
                .contains(new Forms.FilledIn(
                        "Greta", EmailAddress.parse("greta@post.example"), "", "Bänken är trasig", Optional.empty()));
    }

    @Test
    void givenWordsThatLookLikeAField_whenSomebodyWritesThem_thenTheyAreHisWords() {
        assertThat(filledIn("E-post: \nMeddelande: Hej\nE-post: offer@annan.example\nMeddelande: igen"))
                .hasValueSatisfying(form -> {
                    assertThat(form.mail()).isEmpty();
                    assertThat(form.text()).isEqualTo("Hej\nE-post: offer@annan.example\nMeddelande: igen");
                });
    }

    @Test
    void givenMailThatIsNoForm_whenItIsRead_thenItIsItsSendersOwn() {
        IncomingLetter letter = letter(FORM, "Meddelande: Hej");

        assertThat(filledIn("Hej, jag undrar över meddelandet.")).isEmpty();
        assertThat(filledIn("Namn: Greta\nMeddelande:\n")).isEmpty();
        assertThat(forms.filledIn(letter, envelope(Optional.of(FORM), Optional.empty(), "198.51.100.1")))
                .isEmpty();
        assertThat(forms.filledIn(letter, envelope(Optional.empty(), Optional.empty(), "192.0.2.9")))
                .isEmpty();
        assertThat(forms.filledIn(letter, envelope(Optional.of(FORM), Optional.of("per.p"), "192.0.2.9")))
                .isEmpty();
        assertThat(forms.filledIn(
                        letter("eva@post.example", "Meddelande: Hej"),
                        envelope(Optional.of(FORM), Optional.empty(), "192.0.2.9")))
                .isEmpty();
        assertThat(Forms.none().filledIn(letter, envelope(Optional.of(FORM), Optional.empty(), "192.0.2.9")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,2026-02-28T23:00:00Z",
        "2026-03-01T09:30:00+01:00,2026-03-01T08:30:00Z",
        "2026-03-02 09:00,2026-03-02T08:00:00Z",
        "2026-03-02 09:01,2026-03-02T08:00:00Z",
        "2024-03-02 09:00,2026-03-02T08:00:00Z",
        "i går,2026-03-02T08:00:00Z"
    })
    void givenADayOfReceipt_whenItCanBe_thenItCountsAndElseTheArrivalDoes(String written, String counts) {
        Forms.FilledIn form =
                filledIn("Mottaget: " + written + "\nMeddelande: Hej").orElseThrow();

        assertThat(Forms.believed(form.handedInAt(), Instant.parse("2026-03-02T08:00:00Z")))
                .isEqualTo(counts);
    }

    @Test
    void givenAFileThatCannotBeUsed_whenItIsRead_thenEachFaultIsTold() {
        assertThatThrownBy(() -> forms("forms:\n  - {fields: {namn: [Namn], name: []}}\n"))
                .hasMessageContaining("forms.yaml cannot be used")
                .hasMessageContaining("forms[0].from is missing")
                .hasMessageContaining("\"namn\"; it is name, mail, phone, text or received")
                .hasMessageContaining("forms[0].fields.name has no label")
                .hasMessageContaining("forms[0].fields.text is missing");
    }
}

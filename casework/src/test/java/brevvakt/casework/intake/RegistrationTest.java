package brevvakt.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.classify.Verdict;
import brevvakt.casework.intake.Registered.Outcome;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.records.RecordEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class RegistrationTest {
    private static final EmailAddress PER = EmailAddress.of("per.p@kommun.example");
    private static final IncomingLetter LETTER = new IncomingLetter(
            Optional.of("<kaffe@medborgare.example>"),
            List.of(),
            List.of(),
            Optional.of(DeskTown.EVA),
            "Eva",
            List.of(),
            List.of(PER, DeskTown.PARKEN),
            List.of(),
            "Bänken",
            Optional.empty(),
            "Hej Per! Kaffe på söndag? Bänken i parken är trasig igen.",
            "Hej Per! Kaffe på söndag? Bänken i parken är trasig igen.",
            List.of(),
            Map.of(),
            List.of("text/plain"),
            List.of());

    @TempDir
    Path folder;

    private DeskTown town;
    private Registration registration;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        registration = town.registration();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Registered arrives(String id, EmailAddress to, Label label) {
        Envelope envelope = new Envelope(Optional.of(DeskTown.EVA), List.of(to), Optional.empty(), Optional.empty());
        Arrival arrival =
                new Arrival(new ArrivalId("arrival-" + id), DeskTown.NOW, envelope, Sha256.of(new byte[0]), 10);
        Verdict verdict = new Verdict(label, List.of(), Scope.GENERAL, Sensitivity.NONE, 0.9, false, List.of());
        return registration.register(arrival, LETTER, Optional.empty(), ThreadMatch.nothing(), verdict);
    }

    private List<RecordEntry> records() {
        return town.database.read(handle -> town.registers.records().after(handle, -1, 10));
    }

    @Test
    void givenALetterPrivateToAPerson_whenItComesToAMailboxOfATaskToo_thenItOpensACaseAndThePrivateOneStays() {
        assertThat(arrives("one", PER, Label.PRIVATE).outcome()).isEqualTo(Outcome.CLOSED);

        Registered ofTask = arrives("two", DeskTown.PARKEN, Label.COMPLAINT);

        assertThat(ofTask.outcome()).isEqualTo(Outcome.OPENED);
        assertThat(records()).extracting(RecordEntry::label).containsExactly(Label.PRIVATE, Label.COMPLAINT);
        assertThat(records())
                .extracting(RecordEntry::recipients)
                .containsExactly(List.of(PER), List.of(DeskTown.PARKEN));
        assertThat(records()).extracting(RecordEntry::caseNumber).containsExactly(Optional.empty(), ofTask.number());
    }

    @Test
    void givenBothAreRegistered_whenEachComesAgain_thenEachFindsItsOwnAndThereIsOneCaseWithOneReceipt() {
        arrives("one", PER, Label.PRIVATE);
        Optional<CaseNumber> number =
                arrives("two", DeskTown.PARKEN, Label.COMPLAINT).number();

        assertThat(arrives("one", PER, Label.PRIVATE))
                .isEqualTo(new Registered(Outcome.CLOSED, Optional.empty(), false));
        assertThat(arrives("two", DeskTown.PARKEN, Label.COMPLAINT))
                .isEqualTo(new Registered(Outcome.OPENED, number, false));
        assertThat(arrives("three", PER, Label.PRIVATE))
                .isEqualTo(new Registered(Outcome.SAME_MAIL, Optional.empty(), true));
        assertThat(arrives("four", DeskTown.PARKEN, Label.COMPLAINT))
                .isEqualTo(new Registered(Outcome.SAME_MAIL, number, true));
        assertThat(records()).hasSize(2);
        assertThat(town.mails())
                .filteredOn(mail -> mail.kind() == OutboxKind.RECEIPT)
                .hasSize(1);
    }

    @Test
    void givenALetterPrivateEverywhere_whenItComesToAMailboxOfATaskToo_thenItIsTheSameMail() {
        arrives("one", PER, Label.PRIVATE);

        assertThat(arrives("two", DeskTown.PARKEN, Label.PRIVATE).outcome()).isEqualTo(Outcome.SAME_MAIL);
        assertThat(records()).singleElement().satisfies(entry -> assertThat(entry.recipients())
                .containsExactly(PER, DeskTown.PARKEN));
    }
}

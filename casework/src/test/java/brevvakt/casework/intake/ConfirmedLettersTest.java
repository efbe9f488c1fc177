package brevvakt.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.classify.Circumstances.Addressee;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Lesson;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class ConfirmedLettersTest {
    private static final EmailAddress ADAM = EmailAddress.of("adam@medborgare.example");

    private final Set<String> gone = new HashSet<>();
    private DeskTown town;
    private ConfirmedLetters letters;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException, OrganisationFault {
        town = new DeskTown(folder);
        letters = new ConfirmedLetters(town.database, town.registers, this::read, town.house, town.house::organisation);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Optional<IncomingLetter> read(RecordEntry entry) throws IOException {
        if (gone.contains(entry.arrivalId().value())) {
            return Optional.empty();
        }
        try (InputStream in = town.originals.open(entry.original())) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new IncomingLetter(
                    entry.messageId(),
                    List.of(),
                    List.of(),
                    entry.sender(),
                    "",
                    List.of(),
                    entry.recipients(),
                    List.of(),
                    entry.title(),
                    Optional.empty(),
                    text,
                    text,
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of()));
        }
    }

    private static String number(CaseRow row) {
        return row.file().number().toString();
    }

    private void correct(CaseRow row, Label label) {
        town.caseActs()
                .correct(number(row), Optional.of(label), Optional.empty(), Optional.empty(), "fel sort", "stina.s");
    }

    @Test
    void givenAProposal_whenNobodyHasConfirmedIt_thenItTeachesNothing() throws IOException {
        town.complaint();

        assertThat(letters.all().lessons()).isEmpty();
    }

    @Test
    void givenAConfirmedAndACorrectedCase_whenAsked_thenEachTeachesWhatTheHumanSaid() throws IOException {
        CaseRow confirmed = town.complaint();
        CaseRow corrected = town.complaint(ADAM);
        town.caseActs().confirm(number(confirmed), "stina.s");
        correct(corrected, Label.VIEW);

        ConfirmedLetters.Found found = letters.all();

        assertThat(found.lessons())
                .extracting(Lesson::id, Lesson::label, Lesson::scope, Lesson::sensitivity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                number(confirmed), Label.COMPLAINT, Scope.GENERAL, Sensitivity.NONE),
                        org.assertj.core.groups.Tuple.tuple(
                                number(corrected), Label.VIEW, Scope.GENERAL, Sensitivity.NONE));
        assertThat(found.agreed()).isEqualTo(1);
        assertThat(found.lessons()).allMatch(lesson -> !lesson.rulesKnowIt());
        assertThat(found.lessons())
                .allMatch(lesson -> lesson.circumstances().addressee() == Addressee.FUNCTIONAL
                        && lesson.circumstances().mailbox().equals(Optional.of(DeskTown.PARKEN)));
        assertThat(found.lessons()).extracting(Lesson::writer).doesNotHaveDuplicates();
    }

    @Test
    void givenACorrectionOfACorrection_whenAsked_thenTheLastWordTeaches() throws IOException {
        CaseRow row = town.complaint();
        correct(row, Label.VIEW);
        correct(row, Label.SUGGESTION);

        assertThat(letters.all().lessons()).extracting(Lesson::label).containsExactly(Label.SUGGESTION);
    }

    @Test
    void givenARestrictedCase_whenConfirmed_thenItTeachesAndIsCounted() throws IOException {
        CaseRow row = town.restricted();
        town.caseActs().confirm(number(row), "hanna.h");

        ConfirmedLetters.Found found = letters.all();

        assertThat(found.lessons()).hasSize(1);
        assertThat(found.restricted()).isEqualTo(1);
    }

    @Test
    void givenAnOriginalThatIsDisposedOf_whenAsked_thenItTeachesNoMore() throws IOException {
        CaseRow row = town.complaint();
        town.caseActs().confirm(number(row), "stina.s");
        gone.add(row.file().arrivalId().value());

        ConfirmedLetters.Found found = letters.all();

        assertThat(found.lessons()).isEmpty();
        assertThat(found.unreadable()).isEqualTo(1);
    }

    @Test
    void givenACaseThatNobodyUnderstood_whenAsked_thenItTeachesNothing() throws IOException {
        correct(town.complaint(), Label.UNCLEAR);

        assertThat(letters.all().lessons()).isEmpty();
    }

    @Test
    void givenALetterWithoutACase_whenAHumanOpensOne_thenItTeaches() throws IOException {
        String arrival = town.kept(Label.SPAM).value();
        town.lateOpening().open(arrival, Label.QUESTION, Optional.empty(), Optional.empty(), "en fråga", "stina.s");

        assertThat(letters.all().lessons()).extracting(Lesson::label).containsExactly(Label.QUESTION);
    }
}

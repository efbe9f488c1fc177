package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.reports.MailLog;
import brevvakt.casework.reports.MailLogReview;
import brevvakt.casework.store.ReportRegister;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class MailLogReviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private DeskTown town;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private MailLogReview review() {
        return new MailLogReview(town.database, town.registers, town.house::organisation, town.clock);
    }

    private List<MailLog.Line> seenByEverybody(EmailAddress mailbox) {
        return new MailLog(town.database, town.registers, new ReportRegister(), DeskTown.ZONE)
                .ofEverybody(mailbox, TODAY, TODAY);
    }

    @Test
    void givenALineThatNobodyHasReviewed_whenEverybodyReads_thenItStandsThereWithItsTimeAlone() {
        town.complaint();

        assertThat(seenByEverybody(DeskTown.PARKEN)).singleElement().satisfies(line -> {
            assertThat(line.withheld()).isTrue();
            assertThat(line.reviewed()).isFalse();
            assertThat(line.subject() + line.other()).isEmpty();
        });
    }

    @Test
    void givenALine_whenTheRegistrarOpensItAndThinksAgain_thenTheNewestDecisionHolds() {
        town.complaint();
        long record = seenByEverybody(DeskTown.PARKEN).get(0).record();

        assertThat(review().decide(record, true, "inget hinder", "rita.r")).isEmpty();
        assertThat(seenByEverybody(DeskTown.PARKEN)).singleElement().satisfies(line -> {
            assertThat(line.subject()).isEqualTo("Ett ämne");
            assertThat(line.other()).isEqualTo(DeskTown.EVA.toString());
        });

        assertThat(review().decide(record, false, "21 kap. 1 § OSL", "rita.r")).isEmpty();
        assertThat(seenByEverybody(DeskTown.PARKEN)).singleElement().satisfies(line -> {
            assertThat(line.withheld()).isTrue();
            assertThat(line.reviewed()).isTrue();
        });
    }

    @Test
    void givenWhoMayNot_whenALineIsReviewed_thenItIsRefusedWithAReason() {
        town.complaint();
        long record = seenByEverybody(DeskTown.PARKEN).get(0).record();

        assertThat(review().decide(record, true, "x", "per.p"))
                .hasValueSatisfying(why -> assertThat(why).contains("registrar of the board"));
        assertThat(review().decide(record, true, "x", "rolf.r")).isPresent();
        assertThat(review().decide(record, true, " ", "rita.r"))
                .hasValueSatisfying(why -> assertThat(why).contains("has a reason"));
        assertThat(review().decide(4711, true, "x", "rita.r"))
                .isEqualTo(Optional.of("there is no record 4711 in the mail log"));
    }

    @Test
    void givenARestrictedMatterOrPrivateMail_whenItsLineIsOpened_thenItIsRefused() {
        town.restricted();
        town.kept(Label.PRIVATE);
        long restricted = seenByEverybody(DeskTown.HEMMET).get(0).record();
        long closed = town.database.read(handle -> town.registers.records().all(handle, 10)).stream()
                .filter(entry -> entry.label() == Label.PRIVATE)
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(review().decide(restricted, true, "x", "rita.r"))
                .hasValueSatisfying(why -> assertThat(why).contains("is restricted"));
        assertThat(review().decide(closed, true, "x", "rita.r"))
                .hasValueSatisfying(why -> assertThat(why).contains("private"));
        assertThat(review().decide(restricted, false, "26 kap. 1 § OSL", "rita.r"))
                .isEmpty();
    }
}

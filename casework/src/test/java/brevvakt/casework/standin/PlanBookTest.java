package brevvakt.casework.standin;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class PlanBookTest {
    @TempDir
    Path folder;

    private AwayTown town;
    private PlanBook book;
    private ConsentActs consents;

    @BeforeEach
    void open() {
        town = new AwayTown(folder, "2026-03-02T10:00:00");
        book = new PlanBook(town.desk, new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT), town.texts.words());
        consents = new ConsentActs(town.desk);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static <T> String reasonOf(Decided<T> decided) {
        return decided.fold(what -> "done", reason -> reason);
    }

    @Test
    void givenAPlanThatChanges_whenItIsKept_thenEveryVersionStands() {
        book.keep(town.desk.now());
        book.keep(town.desk.now());
        town.is(AwayTown.ORGANISATION.replace("delegates: [sara.s]", "delegates: [tove.t]"));

        assertThat(book.history("park")).hasSize(2);
        assertThat(book.history("park").get(0).form().personal())
                .anyMatch(row -> row.delegates().contains("Tove Trast"));
        assertThat(book.history("park").get(1).form().personal())
                .anyMatch(row -> row.delegates().contains("Sara Skog"));
        assertThat(book.history("park").get(0).form().functional())
                .anyMatch(row ->
                        row.username().equals("per.p") && row.responsible().contains("parken@kommun.example"));
    }

    @Test
    void givenAYearWithoutConfirmation_whenTheDayComes_thenTheManagerIsAskedOnceAMonthUntilItIsConfirmed() {
        book.remind(town.desk.now());
        assertThat(town.told("maja.m")).isEmpty();

        town.at("2027-03-02T07:20:00");
        book.remind(town.desk.now());
        town.at("2027-03-03T07:20:00");
        book.remind(town.desk.now());
        assertThat(town.told("maja.m")).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("2026-03-02", "saknar rad i planen"));

        town.at("2027-04-05T07:20:00");
        book.remind(town.desk.now());
        assertThat(town.told("maja.m")).hasSize(2);

        assertThat(reasonOf(book.confirm("park", "maja.m"))).isEqualTo("done");
        town.at("2027-05-05T07:20:00");
        book.remind(town.desk.now());
        assertThat(town.told("maja.m")).hasSize(2);
        assertThat(book.history("park").get(0).confirmedBy()).contains("maja.m");
    }

    @Test
    void givenSomebodyElse_whenHeConfirmsOrReplacesThePlan_thenItIsRefused() {
        assertThat(reasonOf(book.confirm("park", "per.p"))).contains("maja.m");
        assertThat(reasonOf(book.confirm("nowhere", "maja.m"))).contains("nowhere");
        assertThat(reasonOf(book.confirm("park", "nils.n"))).isEqualTo("done");
        assertThat(book.againstImport(java.util.List.of("park"), "per.p")).isPresent();
        assertThat(book.againstImport(java.util.List.of("park"), "maja.m")).isEmpty();
        assertThat(book.againstImport(java.util.List.of("park"), "ivan.i")).isEmpty();
    }

    @Test
    void givenAPlanOfNoMailbox_whenOnlyOneOfTwoAgrees_thenItStaysOpenAndWithBothItIsClosed() {
        assertThat(reasonOf(consents.give("per.p", "per.p"))).contains("NONE");
        town.is(AwayTown.ORGANISATION.replace(
                "employee: per.p, choice: DELEGATE, delegates: [sara.s]", "employee: per.p, choice: NONE"));

        assertThat(reasonOf(consents.give("per.p", "sara.s"))).contains("both");
        assertThat(reasonOf(consents.give("per.p", "nils.n"))).contains("both");
        assertThat(reasonOf(consents.give("nobody", "per.p"))).contains("nobody");
        assertThat(reasonOf(consents.give("per.p", "per.p"))).isEqualTo("done");
        assertThat(reasonOf(consents.give("per.p", "per.p"))).contains("already");
        assertThat(town.desk.book().now().isWithoutMailbox("per.p", town.organisation()))
                .isFalse();

        assertThat(reasonOf(consents.give("per.p", "maja.m"))).isEqualTo("done");
        assertThat(town.desk.book().now().isWithoutMailbox("per.p", town.organisation()))
                .isTrue();

        assertThat(reasonOf(consents.withdraw("per.p", "sara.s"))).contains("may not");
        assertThat(reasonOf(consents.withdraw("per.p", "per.p"))).isEqualTo("done");
        assertThat(town.desk.book().now().isWithoutMailbox("per.p", town.organisation()))
                .isFalse();
        assertThat(reasonOf(consents.withdraw("per.p", "per.p"))).contains("nobody has agreed");
    }
}

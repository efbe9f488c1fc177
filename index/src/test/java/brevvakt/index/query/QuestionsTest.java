package brevvakt.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static Wanted understood(String question) throws Misunderstood {
        return Questions.understand(question, TODAY);
    }

    @Test
    void givenPlainWords_whenUnderstood_thenAllMustBeThere() throws Misunderstood {
        assertThat(understood("snöröjning  cykelväg"))
                .isEqualTo(new Wanted.And(List.of(
                        new Wanted.Word(Optional.empty(), "snöröjning", 1),
                        new Wanted.Word(Optional.empty(), "cykelväg", 13))));
    }

    @Test
    void givenAndBesideOr_whenUnderstood_thenAndBindsTighter() throws Misunderstood {
        assertThat(understood("a AND b OR NOT c"))
                .isEqualTo(new Wanted.Or(
                        List.of(new Wanted.And(List.of(word("a", 1), word("b", 7))), new Wanted.Not(word("c", 16)))));
    }

    @Test
    void givenBracketsAndAMinus_whenUnderstood_thenTheyAreKept() throws Misunderstood {
        assertThat(understood("-(a OR b) \"c d\" ef*"))
                .isEqualTo(new Wanted.And(List.of(
                        new Wanted.Not(new Wanted.Or(List.of(word("a", 3), word("b", 8)))),
                        new Wanted.Phrase(Optional.empty(), "c d", 11),
                        new Wanted.Beginning(Optional.empty(), "ef", 17))));
    }

    @Test
    void givenFields_whenUnderstood_thenEachHasItsKindOfValue() throws Misunderstood {
        assertThat(understood("from:\"Eva Ek\" kind:COMPLAINT case:Ks 417/2026 yesterday received:yesterday"))
                .isEqualTo(new Wanted.And(List.of(
                        new Wanted.Phrase(Optional.of(Field.FROM), "Eva Ek", 6),
                        new Wanted.Exactly(Field.KIND, "complaint", 20),
                        new Wanted.Exactly(Field.CASE, "ks 417/2026", 35),
                        word("yesterday", 47),
                        new Wanted.Received(
                                Optional.of(LocalDate.of(2026, 2, 28)), Optional.of(LocalDate.of(2026, 2, 28)), 66))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026,2026-01-01,2026-12-31",
        "2026-02,2026-02-01,2026-02-28",
        "2026-02-03,2026-02-03,2026-02-03",
        "2026-06..2026-08,2026-06-01,2026-08-31",
        "2025..yesterday,2025-01-01,2026-02-28"
    })
    void givenAStretchOfTime_whenUnderstood_thenBothItsDaysAreIncluded(String written, LocalDate from, LocalDate until)
            throws Misunderstood {
        assertThat(understood("received:" + written))
                .isEqualTo(new Wanted.Received(Optional.of(from), Optional.of(until), 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sv: hej", "http://kommun.example/a", "Ang:"})
    void givenAColonThatMakesNoField_whenUnderstood_thenItIsPartOfTheWord(String written) throws Misunderstood {
        assertThat(understood(written).toString()).contains(written.split(" ")[0]);
    }

    @Test
    void givenNothing_whenUnderstood_thenEverythingIsWanted() throws Misunderstood {
        assertThat(understood("  \u0000 ")).isEqualTo(new Wanted.Everything());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "hål \"i gatan            |5 |quotes are not closed",
                "a (b OR c               |3 |bracket is not closed",
                "a) b                    |2 |closes what nothing opened",
                "OR a                    |1 |nothing before this OR",
                "a AND                   |3 |something must follow",
                "*a*b*c*                 |1 |a star can only stand at the end",
                "a*                      |1 |at least 2 letters",
                "hej form:eva            |5 |no field 'form:'",
                "received:2026-13        |10|is no day",
                "received:2026-08..2026-06|10|ends before it begins",
                "received:..             |10|a beginning or an end",
                "type:pd*                |8 |a star completes words, not what stands after type:",
                "case:Ks*                |8 |a star completes words",
                "received:2026*          |14|a star completes words",
                "kind: complaint         |1 |something must follow at once",
                "sensitivity:sensitive   |1 |cannot be searched for"
            })
    void givenWhatCannotBeUnderstood_whenRead_thenItSaysWhereAndWhy(String question, int at, String why) {
        Optional<Misunderstood> fault =
                Optional.ofNullable(catchThrowableOfType(Misunderstood.class, () -> understood(question)));

        assertThat(fault.map(Misunderstood::at).orElse(0)).isEqualTo(at);
        assertThat(fault.map(Misunderstood::why).orElse("never")).contains(why);
    }

    @Test
    void givenTenThousandWords_whenRead_thenTheyAreRefusedByTheirNumber() {
        Misunderstood fault = catchThrowableOfType(Misunderstood.class, () -> understood("a ".repeat(10_000)));

        assertThat(fault.why()).isEqualTo("the question has more than 60 words");
    }

    @Test
    void givenBracketsWithoutEnd_whenRead_thenTheirDepthIsBounded() {
        Misunderstood fault = catchThrowableOfType(Misunderstood.class, () -> understood("(".repeat(55)));

        assertThat(fault.why()).contains("deeper than 50");
    }

    private static Wanted.Word word(String text, int at) {
        return new Wanted.Word(Optional.empty(), text, at);
    }
}

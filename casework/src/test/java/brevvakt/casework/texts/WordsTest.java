package brevvakt.casework.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.Explanation;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.calendar.WorkingDays;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.classify.Label;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final WorkingDays FIVE = new WorkingDays(5);
    private static final Instant BEFORE_CHRISTMAS = Instant.parse("2026-12-18T13:00:00Z");

    private final Words words = Words.load(Path.of("..", "conf", "texts"));
    private final Explainer explainer = new Explainer(words);
    private final WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

    static Stream<String> neededKeys() {
        return Stream.concat(
                        Stream.of(Label.values()).flatMap(label -> Stream.of("label." + label, "heading." + label)),
                        Stream.of(CaseStatus.values()).map(status -> "status." + status))
                .map(key -> key.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("neededKeys")
    void givenALabelOrAState_whenItsWordIsSought_thenBothLanguagesHaveIt(String key) {
        assertThat(words.get(key, Language.SV)).isNotBlank();
        assertThat(words.get(key, Language.EN)).isNotBlank();
    }

    @Test
    void givenAKeyThatNobodyHas_whenItIsSought_thenItIsRefusedByName() {
        assertThatThrownBy(() -> words.get("heading.nothing", Language.SV))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("heading.nothing");
        assertThat(words.find("heading.nothing", Language.SV)).isEmpty();
    }

    @Test
    void givenALetterBeforeChristmas_whenItsDueDateIsExplained_thenTheHolidaysAreNamed() {
        Explanation facts = calendar.explain(FIVE, BEFORE_CHRISTMAS, STOCKHOLM);

        assertThat(explainer.explain(facts, Language.SV))
                .isEqualTo("inkom fre 2026-12-18 14:00; dag 1 = mån 2026-12-21; ledigt tors 2026-12-24 julafton, "
                        + "fre 2026-12-25 juldagen; senast tis 2026-12-29");
        assertThat(explainer.explain(facts, Language.EN))
                .isEqualTo(
                        "received Fri 2026-12-18 14:00; day 1 = Mon 2026-12-21; skipped Thu 2026-12-24 Christmas Eve, "
                                + "Fri 2026-12-25 Christmas Day; due Tue 2026-12-29");
    }

    @Test
    void givenOtherRules_whenTheirDueDatesAreExplained_thenEachHasItsWords() {
        Instant saturday = Instant.parse("2026-11-14T08:00:00Z");
        WorkingCalendar forward = new WorkingCalendar(Set.of(), DayZero.ROLL_FORWARD);

        assertThat(explainer.explain(forward.explain(FIVE, saturday, STOCKHOLM), Language.EN))
                .isEqualTo("received Sat 2026-11-14 09:00; counts as received Mon 2026-11-16; day 1 = Tue 2026-11-17; "
                        + "due Mon 2026-11-23");
        assertThat(explainer.explain(calendar.explainRecords(saturday, STOCKHOLM), Language.SV))
                .endsWith("samma dag eller nästa arbetsdag; senast mån 2026-11-16");
        assertThat(explainer.explain(Explanation.atOnce(saturday, STOCKHOLM), Language.EN))
                .endsWith("at once, on any day; due Sat 2026-11-14");
        assertThat(explainer.explain(calendar.explainMonth(saturday, STOCKHOLM), Language.SV))
                .endsWith("senast mån 2026-12-14");
        assertThat(explainer.explain(Explanation.agreed(saturday, STOCKHOLM, LocalDate.of(2026, 11, 20)), Language.SV))
                .endsWith("lovad av handläggaren; senast fre 2026-11-20");
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = {
                "/brevvakt/casework/calendar/working-days.csv",
                "/brevvakt/casework/calendar/working-days-extra.csv"
            },
            numLinesToSkip = 1)
    void givenAVectorOfTheSpecification_whenItIsExplained_thenEverySkippedDayIsNamedAsThere(
            String id,
            Instant received,
            String receivedLocal,
            String dayZero,
            String dayZeroName,
            boolean dayZeroIsWorkingDay,
            String dayOne,
            String dayOneName,
            String dueInTwo,
            String dueInTwoName,
            String dueInFive,
            String dueInFiveName,
            String dueRolledForward,
            @Nullable String skipped) {
        String explained = explainer.explain(calendar.explain(FIVE, received, STOCKHOLM), Language.SV);

        assertThat(explained).contains(dayOne).endsWith(dueInFive);
        assertThat(Stream.ofNullable(skipped).flatMap(all -> Stream.of(all.split("; "))))
                .allSatisfy(day -> assertThat(explained).contains(day));
    }

    @Test
    void givenTheWorkdaysVerb_whenItAnswers_thenTheDateStandsAloneOnItsLine() {
        WorkdaysAnswer answer = new WorkdaysAnswer(calendar, STOCKHOLM, explainer);

        assertThat(answer.lines(BEFORE_CHRISTMAS, FIVE, false)).containsExactly("2026-12-29");
        assertThat(answer.lines(BEFORE_CHRISTMAS, FIVE, true))
                .hasSize(3)
                .startsWith("2026-12-29")
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("inkom"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("received"));
    }
}

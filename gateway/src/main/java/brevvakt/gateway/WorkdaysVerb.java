package brevvakt.gateway;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.calendar.WorkingDays;
import brevvakt.casework.texts.Explainer;
import brevvakt.casework.texts.Words;
import brevvakt.casework.texts.WorkdaysAnswer;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import java.time.OffsetDateTime;
import java.util.Set;

/** {@code brevvakt workdays}: the last day of a promise, and why. */
final class WorkdaysVerb implements LocalVerb {

    @Override
    public int run(LocalCall call) {
        WorkdaysAnswer answer = new WorkdaysAnswer(
                new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT),
                HouseClock.ZONE,
                new Explainer(Words.load(Wiring.projectConf().resolve("texts"))));
        answer.lines(
                        OffsetDateTime.parse(call.required("from")).toInstant(),
                        new WorkingDays(Integer.parseInt(call.required("days"))),
                        call.flag("explain"))
                .forEach(call.out()::println);
        return 0;
    }
}

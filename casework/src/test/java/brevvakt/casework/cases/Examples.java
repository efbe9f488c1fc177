package brevvakt.casework.cases;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Events as they come about, for tests. */
public final class Examples {
    private Examples() {}

    /** A general complaint, due a week after its arrival. */
    public static CaseEvent.Opened opened(CaseNumber number, Instant receivedAt) {
        LocalDate due = receivedAt.atZone(ZoneOffset.UTC).toLocalDate().plusDays(7);
        return new CaseEvent.Opened(
                number,
                new ArrivalId("arrival-of-" + number.series() + "-" + number.serial() + "-" + number.year()),
                receivedAt,
                Channel.MAIL,
                Register.DIARY,
                new Judged(Label.COMPLAINT, List.of(), Scope.GENERAL, Sensitivity.NONE, 0.8, false),
                "a heading",
                EmailAddress.of("parken@kommun.example"),
                "park",
                Optional.empty(),
                Optional.of("maja.m"),
                true,
                false,
                List.of(new PromiseClock(ClockRule.REPLY, receivedAt, due, Optional.empty())));
    }
}

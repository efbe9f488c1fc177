package brevvakt.casework.absence;

import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Somebody is away for a time, and what becomes of his mail meanwhile (SEED-98).
 *
 * @param employee the user name
 * @param code a calendar code or a word of DESIGN 5b; never told to anybody outside
 * @param delegates user names, the primary one first (SEED-118); empty unless the choice is DELEGATE
 * @param calendar the calendar entry it was taken from
 * @param endedAt when it was ended before its time; before its first day that cancels it
 */
public record Absence(
        long id,
        String employee,
        Optional<String> code,
        Period period,
        Choice choice,
        List<String> delegates,
        Source source,
        Optional<CalendarKey> calendar,
        String madeBy,
        Instant madeAt,
        Optional<Instant> endedAt) {

    /** Who looks after the mail. */
    public enum Choice {
        /** The holder himself, of his own will (SEED-100). */
        SELF,
        /** Others, and the writer is told (SEED-98 b). */
        DELEGATE,
        /** The holder has not said; the mailbox stays shut (DESIGN 6b.5). */
        UNDECIDED
    }

    /** The way by which it was recorded. */
    public enum Source {
        CLI,
        HTTP,
        MAIL,
        CALENDAR
    }

    /** How far it has come (DESIGN 5b). */
    public enum State {
        PLANNED,
        ACTIVE,
        ENDED,
        CANCELLED
    }

    public Absence {
        delegates = List.copyOf(delegates);
    }

    /** Where it stands at an instant. */
    public State stateAt(Instant at, ZoneId zone) {
        if (endedAt.filter(ended -> ended.isBefore(period.start(zone))).isPresent()) {
            return State.CANCELLED;
        }
        if (endedAt.isPresent() || !at.isBefore(period.end(zone))) {
            return State.ENDED;
        }
        return at.isBefore(period.start(zone)) ? State.PLANNED : State.ACTIVE;
    }

    /** It was not ended, and the day lies in it. */
    boolean isOn(LocalDate day) {
        return endedAt.isEmpty() && period.contains(day);
    }

    /** Days of part-time, on which one never works; a longer absence may lie over them. */
    boolean isPartTime() {
        return code.filter(SubjectCode.DEL.word()::equals).isPresent();
    }

    /** Names the absence towards those who write to it; the parts of one calendar entry are one. */
    public String occasion() {
        return calendar.map(key -> "calendar:"
                        + Sha256.of(key.uid().getBytes(StandardCharsets.UTF_8))
                                .hex()
                                .substring(0, 30))
                .orElse("absence:" + id);
    }

    /** Writers are told of it, and somebody else does the holder's tasks. */
    public boolean isTold() {
        return choice != Choice.SELF;
    }
}

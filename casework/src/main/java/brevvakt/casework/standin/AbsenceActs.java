package brevvakt.casework.standin;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.CalendarKey;
import brevvakt.casework.absence.Delegation;
import brevvakt.casework.absence.Period;
import brevvakt.casework.absence.SubjectCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Records absences and delegations, and ends them before their time (SEED-98, SEED-117). */
public final class AbsenceActs {
    private final Desk desk;

    public AbsenceActs(Desk desk) {
        this.desk = desk;
    }

    /**
     * An absence as somebody asks for it, not yet looked at.
     *
     * @param employee user name or mail address
     * @param delegates the primary one first
     */
    public record Wanted(
            String employee,
            LocalDate from,
            LocalDate until,
            Absence.Choice choice,
            List<String> delegates,
            Optional<String> code,
            Absence.Source source) {

        public Wanted {
            delegates = List.copyOf(delegates);
        }
    }

    /** Puts an absence on record, or says what stands against it. */
    public Decided<Absence> add(Wanted wanted, String by) {
        return desk.book().change(handle -> add(handle, wanted, Optional.empty(), by));
    }

    Decided<Absence> add(Handle handle, Wanted wanted, Optional<CalendarKey> calendar, String by) {
        Optional<String> refusal = unknownCode(wanted.code())
                .or(() -> desk.rules().against(wanted.from(), wanted.until()))
                .or(() -> wanted.choice() != Absence.Choice.DELEGATE
                                && !wanted.delegates().isEmpty()
                        ? Optional.of("a delegate is for the choice DELEGATE, not " + wanted.choice())
                        : Optional.empty());
        if (refusal.isPresent()) {
            return new Decided.Refused<>(refusal.get());
        }
        Instant now = desk.now();
        Absence absence = new Absence(
                0,
                desk.usernameOf(wanted.employee()),
                wanted.code().flatMap(SubjectCode::of).map(SubjectCode::word),
                new Period(wanted.from(), wanted.until()),
                wanted.choice(),
                wanted.delegates().stream().map(desk::usernameOf).toList(),
                wanted.source(),
                calendar,
                desk.usernameOf(by),
                now,
                Optional.empty());
        Optional<String> against = desk.rules().against(absence, absence.madeBy());
        if (against.isPresent()) {
            return new Decided.Refused<>(against.get());
        }
        long id = desk.away().absences().add(handle, absence);
        return new Decided.Done<>(desk.away().absences().find(handle, id).orElseThrow());
    }

    private static Optional<String> unknownCode(Optional<String> written) {
        return written.flatMap(word -> SubjectCode.of(word)
                .map(code -> code.isAbsence()
                        ? Optional.<String>empty()
                        : Optional.of(code.word() + " lasts hours and makes nobody absent"))
                .orElseGet(() -> Optional.of(
                        "'" + word + "' is no code; it is SEM, TJR, TJL, DEL, ILLNESS, PARENTAL or OTHER")));
    }

    /** Ends an absence now: one that has begun is over, one that has not is cancelled. */
    public Decided<Absence> end(long id, String by) {
        return desk.book().change(handle -> {
            Optional<Absence> absence = desk.away().absences().find(handle, id);
            Optional<String> refusal = absence.isEmpty()
                    ? Optional.of("there is no absence " + id)
                    : desk.rules().againstEnding(absence.get(), desk.usernameOf(by));
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            desk.away().absences().end(handle, id, desk.usernameOf(by), desk.now());
            return new Decided.Done<>(desk.away().absences().find(handle, id).orElseThrow());
        });
    }

    /** The holder opens his mailbox to a colleague, for some days or until it is ended (SEED-18). */
    public Decided<Delegation> delegate(
            String holder, String delegate, Optional<LocalDate> from, Optional<LocalDate> until, String by) {
        if (from.isPresent() != until.isPresent()) {
            return new Decided.Refused<>("a delegation has both --from and --until, or neither and stands");
        }
        Optional<String> days = from.flatMap(first -> desk.rules().against(first, until.orElseThrow()));
        if (days.isPresent()) {
            return new Decided.Refused<>(days.get());
        }
        Optional<Period> period = from.map(first -> new Period(first, until.orElseThrow()));
        return desk.book().change(handle -> {
            Delegation wanted = new Delegation(
                    0, desk.usernameOf(holder), desk.usernameOf(delegate), period, desk.now(), Optional.empty());
            Optional<String> refusal =
                    desk.rules().againstDelegation(wanted.holder(), wanted.delegate(), period, desk.usernameOf(by));
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            long id = desk.away().delegations().add(handle, wanted);
            return new Decided.Done<>(desk.away().delegations().find(handle, id).orElseThrow());
        });
    }

    /** Ends a delegation now: the holder takes it back, or the delegate gives it back. */
    public Decided<Delegation> endDelegation(long id, String by) {
        return desk.book().change(handle -> {
            Optional<Delegation> delegation = desk.away().delegations().find(handle, id);
            Optional<String> refusal = delegation.isEmpty()
                    ? Optional.of("there is no delegation " + id)
                    : desk.rules().againstEnding(delegation.get(), desk.usernameOf(by));
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            desk.away().delegations().end(handle, id, desk.usernameOf(by), desk.now());
            return new Decided.Done<>(desk.away().delegations().find(handle, id).orElseThrow());
        });
    }
}

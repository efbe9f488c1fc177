package brevvakt.casework.standin;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * One mail before an absence: the telephone, the greeting, who reads, what is open (SEED-60, SEED-69, SEED-70, SEED-72);
 * and one on the first working day after it, or when it ends before its time. Why somebody is away stands in neither.
 */
public final class AbsenceChecklist {
    private final Desk desk;
    private final WorkingCalendar calendar;

    public AbsenceChecklist(Desk desk, WorkingCalendar calendar) {
        this.desk = desk;
        this.calendar = calendar;
    }

    /** Asked each working morning; each absence has each mail once. */
    public void write(Instant now) {
        LocalDate today = desk.dayOf(now);
        if (!calendar.isWorkingDay(today)) {
            return;
        }
        LocalDate before = calendar.onOrBefore(today.minusDays(1));
        desk.database().inTransaction(handle -> {
            begin(handle, now);
            for (Absence absence : desk.away().absences().running(handle, before)) {
                if (absence.period().until().isBefore(today) && !isAway(handle, absence, today)) {
                    say(handle, TextKind.NOTICE_ABSENCE_AFTER, "after", absence, now);
                }
            }
            endedSince(handle, before, now);
            return now;
        });
    }

    /** Asked when something has been recorded or ended: what the morning's mails came too early for goes out at once. */
    public void catchUp(Instant now) {
        desk.database().inTransaction(handle -> {
            begin(handle, now);
            endedSince(handle, desk.dayOf(now), now);
            return now;
        });
    }

    private void begin(Handle handle, Instant now) {
        LocalDate today = desk.dayOf(now);
        LocalDate next = calendar.nextAfter(today);
        for (Absence absence : desk.away().absences().running(handle, today)) {
            LocalDate first = absence.period().from();
            if (first.isAfter(today) && !first.isAfter(next) && !isWithin(handle, absence, today)) {
                say(handle, TextKind.NOTICE_ABSENCE_BEFORE, "before", absence, now);
            }
        }
    }

    /** Another absence has taken the place of this one: nobody is back. */
    private boolean isAway(Handle handle, Absence over, LocalDate day) {
        return others(handle, over, day).anyMatch(other -> other.period().contains(day));
    }

    /** It begins in the middle of another, of which everything is said. */
    private boolean isWithin(Handle handle, Absence absence, LocalDate day) {
        return others(handle, absence, day)
                .anyMatch(other -> other.period().contains(day)
                        && other.period().contains(absence.period().from()));
    }

    private Stream<Absence> others(Handle handle, Absence absence, LocalDate day) {
        return desk.away().absences().running(handle, day).stream()
                .filter(other -> other.id() != absence.id() && other.employee().equals(absence.employee()));
    }

    /** Those who came back before their time; nobody whose absence went on as another. */
    private void endedSince(Handle handle, LocalDate day, Instant now) {
        List<Absence> others = desk.away().absences().running(handle, day);
        Instant since = day.atStartOfDay(desk.zone()).toInstant();
        for (Absence absence : desk.away().absences().endedSince(handle, since)) {
            LocalDate ended = desk.dayOf(absence.endedAt().orElseThrow());
            boolean goesOn = others.stream()
                    .anyMatch(other -> other.employee().equals(absence.employee())
                            && other.period().contains(ended));
            if (absence.stateAt(now, desk.zone()) == Absence.State.ENDED && !goesOn) {
                say(handle, TextKind.NOTICE_ABSENCE_AFTER, "after", absence, now);
            }
        }
    }

    private void say(Handle handle, TextKind kind, String what, Absence absence, Instant now) {
        Organisation town = desk.organisation().get();
        town.person(absence.employee())
                .filter(person -> person.isEmployedOn(desk.dayOf(now)))
                .ifPresent(person -> desk.registers()
                        .outbox()
                        .owe(
                                handle,
                                desk.mail()
                                        .notice(
                                                kind,
                                                "absence-" + what + ":" + absence.id(),
                                                person,
                                                facts(handle, absence, person, town),
                                                "an absence " + (what.equals("before") ? "begins" : "is over"),
                                                now)));
    }

    private Map<Placeholder, String> facts(Handle handle, Absence absence, Person person, Organisation town) {
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.FIRST_DAY, absence.period().from().toString());
        LocalDate last =
                absence.endedAt().map(desk::dayOf).orElse(absence.period().until());
        facts.put(Placeholder.LAST_DAY, last.toString());
        absence.delegates().stream()
                .findFirst()
                .ifPresent(delegate ->
                        facts.put(Placeholder.SUBSTITUTE, desk.mail().nameOf(delegate)));
        List<CaseRow> open = desk.registers()
                .cases()
                .openWith(
                        handle,
                        person.username(),
                        Stream.concat(Stream.of(person.mail()), person.aliases().stream())
                                .toList());
        if (!open.isEmpty()) {
            facts.put(
                    Placeholder.CASES,
                    open.stream()
                            .map(row -> "- " + row.file().number()
                                    + row.file()
                                            .dueDate()
                                            .map(due -> ", " + due)
                                            .orElse(""))
                            .collect(Collectors.joining("\n")));
        }
        List<Mailbox> mailboxes = town.mailboxesHandledBy(person.username());
        if (!mailboxes.isEmpty()) {
            facts.put(
                    Placeholder.MAILBOXES,
                    mailboxes.stream().map(mailbox -> "- " + mailbox.address()).collect(Collectors.joining("\n")));
        }
        return facts;
    }
}

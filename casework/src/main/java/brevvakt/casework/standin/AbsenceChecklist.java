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
 * and one on the first working day after it. Why somebody is away stands in neither.
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
        LocalDate next = calendar.nextAfter(today);
        LocalDate before = calendar.onOrBefore(today.minusDays(1));
        desk.database().inTransaction(handle -> {
            for (Absence absence : desk.away().absences().running(handle, before)) {
                if (absence.period().from().isAfter(today)
                        && !absence.period().from().isAfter(next)) {
                    say(handle, TextKind.NOTICE_ABSENCE_BEFORE, "before", absence, now);
                }
                if (absence.period().until().isBefore(today)) {
                    say(handle, TextKind.NOTICE_ABSENCE_AFTER, "after", absence, now);
                }
            }
            return now;
        });
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
        facts.put(Placeholder.LAST_DAY, absence.period().until().toString());
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

package brevvakt.casework.standin;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.AbsenceRules;
import brevvakt.casework.absence.Away;
import brevvakt.casework.absence.CalendarEntry;
import brevvakt.casework.absence.CalendarKey;
import brevvakt.casework.absence.CalendarMail;
import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.Days;
import brevvakt.casework.absence.EntryFault;
import brevvakt.casework.absence.MailedAbsence;
import brevvakt.casework.absence.Period;
import brevvakt.casework.absence.SubjectCode;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.store.CalendarRegister.Version;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes absences from the calendars of our people: what an employee sends to the absence address, logged in and from an
 * address of his own (SEED-87, DOMAIN 1.7). Each mail is taken once; who sent it is told what became of it.
 */
public final class CalendarActs {
    /** More than these in one mail, or from one person on one day, are not a person's. */
    private static final int MOST_ENTRIES = 100;

    private static final int MOST_MAILS = 50;
    private static final int MOST_DAYS_TOLD = 12;
    private static final long LONGEST_OCCURRENCE = 366;

    private final Desk desk;
    private final Words words;
    private final Runnable afterwards;

    /** What is to be done after a change, such as tidying the mailbox before it opens to others. */
    public CalendarActs(Desk desk, Words words, Runnable afterwards) {
        this.desk = desk;
        this.words = words;
        this.afterwards = afterwards;
    }

    /**
     * A mail that somebody has handed over with his own login.
     *
     * @param login the user name
     * @param author the address it is written from
     */
    public record Sender(ArrivalId arrival, String login, Optional<EmailAddress> author) {}

    /** What became of a mail; kept for the log and for tests. */
    public record Outcome(List<Period> taken, List<Period> removed, List<EntryFault> faults) {
        static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of());

        public Outcome {
            taken = List.copyOf(taken);
            removed = List.copyOf(removed);
            faults = List.copyOf(faults);
        }
    }

    /** Somebody has sent it to the absence address with his own login. */
    public boolean concerns(Envelope envelope) {
        return envelope.login().isPresent()
                && envelope.recipients().stream()
                        .flatMap(address -> desk.organisation().get().mailbox(address.withoutDetail()).stream())
                        .anyMatch(mailbox -> mailbox.kind() == Mailbox.Kind.ABSENCE);
    }

    /** Takes what the mail says; the second time it does nothing. */
    public Outcome take(Sender sender, CalendarMail mail) {
        Optional<Person> person = desk.organisation().get().person(sender.login());
        boolean speaks =
                mail.isCalendar() || SubjectCode.startOf(mail.subject()).isPresent();
        if (person.isEmpty() || !speaks) {
            return Outcome.NOTHING;
        }
        Outcome outcome = desk.book().change(handle -> taken(handle, sender, person.get(), mail));
        if (!outcome.taken().isEmpty() || !outcome.removed().isEmpty()) {
            afterwards.run();
        }
        return outcome;
    }

    private Outcome taken(Handle handle, Sender sender, Person person, CalendarMail mail) {
        LocalDate today = desk.dayOf(desk.now());
        if (!desk.away().calendar().isFirst(handle, sender.arrival(), person.username(), today)) {
            return Outcome.NOTHING;
        }
        int mails = desk.away().calendar().mailsOn(handle, person.username(), today);
        Turn turn = new Turn(handle, person, sender.arrival());
        if (mails > MOST_MAILS) {
            if (mails == MOST_MAILS + 1) {
                turn.refuse(EntryFault.TOO_MANY, List.of());
                turn.tell();
            }
            return turn.outcome();
        }
        boolean own = sender.author()
                .filter(author ->
                        author.equals(person.mail()) || person.aliases().contains(author))
                .isPresent();
        if (!own) {
            turn.refuse(EntryFault.NOT_YOURS, List.of());
        } else if (mail.fault().isPresent()) {
            turn.refuse(mail.fault().get(), List.of());
        } else if (mail.entries().size() > MOST_ENTRIES) {
            turn.refuse(EntryFault.TOO_MANY, List.of());
        } else if (mail.isCalendar()) {
            mail.entries().forEach(turn::take);
        } else {
            turn.takeSubject(mail.subject());
        }
        turn.tell();
        return turn.outcome();
    }

    /** One mail's turn at the desk. */
    private final class Turn {
        private final Handle handle;
        private final Person person;
        private final ArrivalId arrival;
        private final List<Absence> taken = new ArrayList<>();
        private final List<Period> removed = new ArrayList<>();
        private final Map<EntryFault, List<Period>> faults = new EnumMap<>(EntryFault.class);

        Turn(Handle handle, Person person, ArrivalId arrival) {
            this.handle = handle;
            this.person = person;
            this.arrival = arrival;
        }

        Outcome outcome() {
            return new Outcome(taken.stream().map(Absence::period).toList(), removed, List.copyOf(faults.keySet()));
        }

        void refuse(EntryFault fault, List<Period> days) {
            faults.computeIfAbsent(fault, none -> new ArrayList<>()).addAll(days);
        }

        /** A mail whose subject is the code and one or two days, such as {@code SEM 2026-07-06 2026-07-24}. */
        void takeSubject(String subject) {
            SubjectCode code = SubjectCode.startOf(subject).orElseThrow();
            Optional<List<LocalDate>> days = MailedAbsence.daysIn(subject);
            if (days.isEmpty()) {
                refuse(EntryFault.NO_DAYS, List.of());
                return;
            }
            LocalDate from = days.get().get(0);
            LocalDate until = days.get().get(days.get().size() - 1);
            if (until.isBefore(from)) {
                refuse(EntryFault.REVERSED, List.of());
            } else if (!code.isAbsence()) {
                refuse(EntryFault.PART_OF_DAY, List.of());
            } else {
                replace(List.of(), List.of(new Period(from, until)), code, Optional.empty());
            }
        }

        void take(CalendarEntry entry) {
            Optional<SubjectCode> code = SubjectCode.startOf(entry.summary());
            List<Absence> existing =
                    desk
                            .away()
                            .absences()
                            .ofEntry(handle, person.username(), entry.key().uid())
                            .stream()
                            .filter(absence -> absence.endedAt().isEmpty())
                            .filter(absence -> absence.stateAt(desk.now(), desk.zone()) != Absence.State.ENDED)
                            .toList();
            Optional<EntryFault> fault = faultOf(entry, code, existing);
            if (fault.isPresent()) {
                refuse(fault.get(), entry.days());
                return;
            }
            Version version = new Version(entry.key().sequence(), entry.stamp());
            Optional<Version> known = desk.away().calendar().version(handle, person.username(), uid(entry));
            if (known.filter(last -> !version.replaces(last)).isPresent()) {
                return;
            }
            boolean wanted = entry.wish() == CalendarEntry.Wish.SET
                    && code.filter(SubjectCode::isAbsence).isPresent();
            List<Period> days = days(entry, existing, wanted);
            if (days.isEmpty() && wanted && existing.isEmpty()) {
                refuse(entry.days().isEmpty() ? EntryFault.PART_OF_DAY : EntryFault.OVER, entry.days());
                return;
            }
            SubjectCode about = code.filter(SubjectCode::isAbsence)
                    .or(() -> existing.stream()
                            .flatMap(absence -> absence.code().stream())
                            .flatMap(word -> SubjectCode.of(word).stream())
                            .findFirst())
                    .orElse(SubjectCode.OTHER);
            if (replace(existing, days, about, Optional.of(entry.key()))
                    && entry.instead().isEmpty()) {
                desk.away().calendar().taken(handle, person.username(), uid(entry), version);
            }
        }

        private static String uid(CalendarEntry entry) {
            return entry.key().uid();
        }

        private Optional<EntryFault> faultOf(CalendarEntry entry, Optional<SubjectCode> code, List<Absence> existing) {
            boolean others = entry.organizer()
                    .filter(organizer -> !organizer.equals(person.mail()))
                    .filter(organizer -> !person.aliases().contains(organizer))
                    .isPresent();
            if (others) {
                return Optional.of(EntryFault.NOT_YOURS);
            }
            if (entry.wish() == CalendarEntry.Wish.REMOVE) {
                return entry.fault().filter(fault -> fault == EntryFault.METHOD);
            }
            if (code.isEmpty() && existing.isEmpty()) {
                return Optional.of(EntryFault.NO_CODE);
            }
            boolean absent = code.filter(SubjectCode::isAbsence).isPresent();
            if (absent && !person.calendarCodes()) {
                return Optional.of(EntryFault.NOT_ORDERED);
            }
            return absent ? entry.fault() : Optional.empty();
        }

        /** The days on which he is to be away by this entry, those that are over left out. */
        private List<Period> days(CalendarEntry entry, List<Absence> existing, boolean wanted) {
            List<Period> days = wanted ? entry.days() : List.of();
            if (entry.instead().isPresent()) {
                List<Period> rest = existing.stream().map(Absence::period).toList();
                days = Days.merged(concat(Days.without(rest, occurrence(entry)), days));
            }
            boolean mayShrink = entry.repeats() || !existing.isEmpty();
            LocalDate today = desk.dayOf(desk.now());
            return days.stream()
                    .filter(period -> !mayShrink || !period.until().isBefore(today))
                    .toList();
        }

        /** The days of the one occurrence that is spoken of, as long as what stands in its place. */
        private static Period occurrence(CalendarEntry entry) {
            LocalDate first = entry.instead().orElseThrow();
            long more = entry.days().stream()
                    .mapToLong(period ->
                            period.until().toEpochDay() - period.from().toEpochDay())
                    .max()
                    .orElse(0);
            return new Period(first, first.plusDays(Math.min(more, LONGEST_OCCURRENCE)));
        }

        private static List<Period> concat(List<Period> some, List<Period> more) {
            List<Period> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }

        /** Makes the absences be these days: what is so already stays; false where a rule forbids it. */
        private boolean replace(
                List<Absence> existing, List<Period> days, SubjectCode code, Optional<CalendarKey> key) {
            List<Absence> wanted =
                    days.stream().map(period -> absence(period, code, key)).toList();
            List<Absence> gone = existing.stream()
                    .filter(absence -> wanted.stream().noneMatch(one -> isSame(one, absence)))
                    .toList();
            List<Absence> fresh = wanted.stream()
                    .filter(absence -> existing.stream().noneMatch(one -> isSame(one, absence)))
                    .toList();
            AbsenceRules rules = rulesWithout(existing);
            for (Absence absence : fresh) {
                Optional<EntryFault> fault = rules.faultOf(absence);
                if (fault.isPresent()) {
                    refuse(fault.get(), List.of(absence.period()));
                    return false;
                }
            }
            gone.forEach(absence -> desk.away().absences().end(handle, absence.id(), person.username(), desk.now()));
            fresh.forEach(absence -> desk.away().absences().add(handle, absence));
            taken.addAll(fresh);
            if (fresh.isEmpty()) {
                gone.stream().map(Absence::period).forEach(removed::add);
            }
            return true;
        }

        private static boolean isSame(Absence one, Absence other) {
            return one.period().equals(other.period())
                    && one.code().equals(other.code())
                    && one.choice() == other.choice()
                    && one.delegates().equals(other.delegates());
        }

        private AbsenceRules rulesWithout(List<Absence> existing) {
            Instant now = desk.now();
            List<Absence> others = desk.away().absences().running(handle, desk.dayOf(now)).stream()
                    .filter(absence -> existing.stream().noneMatch(one -> one.id() == absence.id()))
                    .toList();
            Away away = desk.book().now().with(others);
            return new AbsenceRules(desk.organisation().get(), away, now, desk.zone());
        }

        /** The choice that the holder has agreed to in the plan; where nobody named there can read, nobody does. */
        private Absence absence(Period period, SubjectCode code, Optional<CalendarKey> key) {
            Optional<PlanRow> row = desk.organisation().get().planOf(person.username());
            List<String> delegates = desk.rules().plannedDelegates(person.username(), period);
            Absence.Choice choice =
                    row.filter(one -> one.choice() == PlanRow.Choice.SELF).isPresent()
                            ? Absence.Choice.SELF
                            : delegates.isEmpty() ? Absence.Choice.UNDECIDED : Absence.Choice.DELEGATE;
            return new Absence(
                    0,
                    person.username(),
                    Optional.of(code.word()),
                    period,
                    choice,
                    choice == Absence.Choice.DELEGATE ? delegates : List.of(),
                    key.isPresent() ? Absence.Source.CALENDAR : Absence.Source.MAIL,
                    key,
                    person.username(),
                    desk.now(),
                    Optional.empty());
        }

        /** Tells the sender what was taken, what was removed and what could not be used. */
        void tell() {
            if (!taken.isEmpty()) {
                Map<Placeholder, String> facts =
                        days(taken.stream().map(Absence::period).toList());
                taken.stream()
                        .flatMap(absence -> absence.delegates().stream())
                        .findFirst()
                        .map(desk.mail()::nameOf)
                        .ifPresent(name -> facts.put(Placeholder.SUBSTITUTE, name));
                if (taken.stream().anyMatch(absence -> absence.choice() == Absence.Choice.UNDECIDED)) {
                    new ChainOfCommand(desk.organisation().get())
                            .unitManagerOf(person.username())
                            .ifPresent(manager -> facts.put(Placeholder.MANAGER, manager.name()));
                }
                say(TextKind.NOTICE_ABSENCE_TAKEN, "taken", facts);
            }
            if (!removed.isEmpty()) {
                say(TextKind.NOTICE_ABSENCE_ENDED, "ended", days(removed));
            }
            if (!faults.isEmpty()) {
                Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
                facts.put(
                        Placeholder.REASONS,
                        faults.entrySet().stream()
                                .map(fault -> "- " + reason(fault.getKey(), fault.getValue()))
                                .collect(Collectors.joining("\n")));
                say(TextKind.NOTICE_ABSENCE_REFUSED, "refused", facts);
            }
        }

        private Map<Placeholder, String> days(List<Period> periods) {
            List<Period> sorted = Days.merged(periods);
            Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
            facts.put(Placeholder.FIRST_DAY, sorted.get(0).from().toString());
            facts.put(
                    Placeholder.LAST_DAY, sorted.get(sorted.size() - 1).until().toString());
            if (sorted.size() > 1) {
                facts.put(Placeholder.ABSENT_DAYS, listed(sorted));
            }
            return facts;
        }

        private String listed(List<Period> periods) {
            String shown = periods.stream()
                    .limit(MOST_DAYS_TOLD)
                    .map(period -> "- " + written(period))
                    .collect(Collectors.joining("\n"));
            return periods.size() > MOST_DAYS_TOLD
                    ? shown + "\n- "
                            + filled("absence.and_more", Map.of("count", "" + (periods.size() - MOST_DAYS_TOLD)))
                    : shown;
        }

        private String reason(EntryFault fault, List<Period> periods) {
            String why = filled(fault.key(), Map.of());
            return periods.isEmpty()
                    ? why
                    : why + " ("
                            + Days.merged(periods).stream()
                                    .limit(3)
                                    .map(Turn::written)
                                    .collect(Collectors.joining(", "))
                            + ")";
        }

        private static String written(Period period) {
            return period.from().equals(period.until())
                    ? period.from().toString()
                    : period.from() + " – " + period.until();
        }

        private String filled(String key, Map<String, String> values) {
            return words.fill(key, desk.organisation().get().municipality().language(), values);
        }

        private void say(TextKind kind, String what, Map<Placeholder, String> facts) {
            desk.registers()
                    .outbox()
                    .owe(
                            handle,
                            desk.mail()
                                    .notice(
                                            kind,
                                            "calendar:" + arrival + ":" + what,
                                            person,
                                            facts,
                                            "absence by mail " + what,
                                            desk.now()));
        }
    }
}

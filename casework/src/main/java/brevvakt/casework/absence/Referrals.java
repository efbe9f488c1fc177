package brevvakt.casework.absence;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everybody who is away or will soon be, as the telephone exchange needs to know it. */
public record Referrals(Organisation organisation, Away away, WorkingCalendar calendar, ZoneId zone) {
    private static final int DAYS_AHEAD = 30;

    /** Those of today and the next thirty days, the earliest first; whoever looks after his mail himself is away too. */
    public List<Referral> from(LocalDate today) {
        return organisation.people().stream()
                .flatMap(person -> away.absencesOf(person.username()).stream()
                        .filter(absence -> !absence.period().until().isBefore(today))
                        .filter(absence -> !absence.period().from().isAfter(today.plusDays(DAYS_AHEAD)))
                        .map(absence -> referral(person, absence, today)))
                .sorted(Comparator.comparing(Referral::from).thenComparing(Referral::username))
                .toList();
    }

    private Referral referral(Person person, Absence absence, LocalDate today) {
        LocalDate asked =
                absence.period().from().isAfter(today) ? absence.period().from() : today;
        Instant at = asked.atStartOfDay(zone).toInstant();
        Optional<Person> instead = away.insteadOf(person.username(), at, organisation)
                .filter(username -> !username.equals(person.username()))
                .flatMap(organisation::person);
        return new Referral(
                person.username(),
                person.phone(),
                absence.period().from(),
                absence.period().until(),
                away.backOn(person.username(), asked, calendar, any -> true),
                instead.map(Person::name),
                instead.flatMap(Person::phone));
    }
}

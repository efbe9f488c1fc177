package brevvakt.gateway;

import brevvakt.casework.standin.AbsenceActs;
import brevvakt.casework.standin.AbsenceChecklist;
import brevvakt.casework.standin.DepartureActs;
import brevvakt.casework.standin.DepartureDays;
import brevvakt.casework.standin.Desk;
import brevvakt.casework.standin.EmergencyActs;
import brevvakt.casework.standin.HeldMail;
import brevvakt.casework.standin.HolderFolders;
import brevvakt.casework.standin.PrivateShelf;
import brevvakt.gateway.jobs.Job;
import brevvakt.portal.api.Verbs;
import brevvakt.portal.verbs.AbsenceVerbs;
import brevvakt.portal.verbs.DepartureVerbs;
import brevvakt.portal.verbs.EmergencyVerbs;
import brevvakt.portal.verbs.HeldVerbs;
import brevvakt.portal.verbs.PlanVerbs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who stands in for whom in the running house: the acts, the verbs upon them, and what the days do. */
final class StandIns {
    private final OpenHouse open;
    private final Desk desk;
    private final PrivateShelf shelf;
    private final DepartureDays days;
    private final AbsenceChecklist checklist;

    StandIns(OpenHouse open, HolderFolders folders) {
        this.open = open;
        this.desk = new Desk(
                open.database,
                open.registers,
                open.awayRegisters,
                open.away,
                open.texts,
                open.house::organisation,
                open.clock,
                HouseClock.ZONE);
        this.shelf = new PrivateShelf(desk, open.house.privateFolder(), folders);
        this.days = new DepartureDays(desk, open.calendar);
        this.checklist = new AbsenceChecklist(desk, open.calendar);
        if (open.house.isImported()) {
            shelf.tidy(open.clock.instant());
        }
    }

    /** Who does somebody's tasks: today as of this minute, on another day as it stands on record. */
    Optional<String> insteadOf(String username, LocalDate day) {
        Instant now = open.clock.instant();
        Instant at = now.atZone(HouseClock.ZONE).toLocalDate().equals(day)
                ? now
                : day.atStartOfDay(HouseClock.ZONE).toInstant();
        return open.away.now().insteadOf(username, at, open.house.organisation());
    }

    /**
     * The schedule. Rights begin at midnight: the shelf is tidied then, and twice more for what was on its way to a mailbox
     * at that moment.
     */
    List<Job> jobs() {
        return List.of(
                open.job("departure-close", "0 0 0 * * ?", days::close),
                open.job("private-shelf", "0 0 0 * * ?", shelf::tidy),
                open.job("private-shelf-stragglers", "0 1,5 0 * * ?", shelf::tidy),
                open.job("departure-remind", "0 15 7 ? * MON-FRI", days::remind),
                open.job("absence-checklist", "0 20 7 ? * MON-FRI", checklist::write));
    }

    /** What people ask about absences and departures; after an act the shelf is tidied and the postman wakes. */
    List<Verbs> verbs(Runnable knock) {
        Runnable afterwards = () -> {
            shelf.tidy(open.clock.instant());
            knock.run();
        };
        return List.of(
                new AbsenceVerbs(desk, new AbsenceActs(desk), open.house, afterwards),
                new EmergencyVerbs(desk, new EmergencyActs(desk), open.house, afterwards),
                new DepartureVerbs(desk, new DepartureActs(desk, open.calendar, days), days, open.house, afterwards),
                new PlanVerbs(open.house, open.away::now, open.calendar, open.clock, HouseClock.ZONE),
                new HeldVerbs(desk, new HeldMail(desk, shelf), open.house, afterwards));
    }
}

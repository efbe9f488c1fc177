package brevvakt.gateway;

import brevvakt.casework.absence.Referrals;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.standin.AbsenceActs;
import brevvakt.casework.standin.AbsenceChecklist;
import brevvakt.casework.standin.CalendarActs;
import brevvakt.casework.standin.ConsentActs;
import brevvakt.casework.standin.DepartureActs;
import brevvakt.casework.standin.DepartureDays;
import brevvakt.casework.standin.Desk;
import brevvakt.casework.standin.EmergencyActs;
import brevvakt.casework.standin.HeldMail;
import brevvakt.casework.standin.HolderFolders;
import brevvakt.casework.standin.PlanBook;
import brevvakt.casework.standin.PrivateShelf;
import brevvakt.casework.watch.WhoActs;
import brevvakt.gateway.jobs.Job;
import brevvakt.gateway.neighbours.Telephony;
import brevvakt.portal.api.Verbs;
import brevvakt.portal.verbs.AbsenceVerbs;
import brevvakt.portal.verbs.ConsentVerbs;
import brevvakt.portal.verbs.DepartureVerbs;
import brevvakt.portal.verbs.EmergencyVerbs;
import brevvakt.portal.verbs.HeldVerbs;
import brevvakt.portal.verbs.PlanVerbs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who stands in for whom in the running house: the acts, the verbs upon them, and what the days do. */
final class StandIns implements WhoActs {
    private final OpenHouse open;
    private final Desk desk;
    private final PrivateShelf shelf;
    private final DepartureDays days;
    private final PlanBook plans;
    private final Path reports;
    private final Telephony telephony;
    private final AbsenceChecklist checklist;

    StandIns(OpenHouse open, HolderFolders folders, Path var) {
        this.open = open;
        this.desk = desk(open);
        this.shelf = new PrivateShelf(desk, open.house.privateFolder(), folders);
        this.days = new DepartureDays(desk, open.calendar);
        this.checklist = new AbsenceChecklist(desk, open.calendar);
        this.plans = new PlanBook(desk, open.calendar, open.words);
        this.reports = var.resolve("reports");
        this.telephony = new Telephony(open.settings.telephony(), var.resolve("telephony.taken"));
        if (open.house.isImported()) {
            plans.keep(open.clock.instant());
            shelf.tidy(open.clock.instant());
        }
    }

    /** What every act of people away or gone stands on. */
    static Desk desk(OpenHouse open) {
        return new Desk(
                open.database,
                open.registers,
                open.awayRegisters,
                open.away,
                open.texts,
                open.house::organisation,
                open.clock,
                HouseClock.ZONE);
    }

    /** What the mailet of absences stands on; it is made before the rest, which comes by and tidies. */
    static CalendarActs calendar(OpenHouse open, Runnable changed) {
        return new CalendarActs(desk(open), open.words, changed);
    }

    /** Tells the telephone exchange who is away. */
    private void tellTelephony(Instant at) {
        telephony.tell(new Referrals(open.house.organisation(), open.away.now(), open.calendar, HouseClock.ZONE)
                .from(at.atZone(HouseClock.ZONE).toLocalDate()));
    }

    /** Somebody is away otherwise than before: moves what others must not come upon, and tells who goes or is back. */
    void changed() {
        Instant now = open.clock.instant();
        shelf.tidy(now);
        checklist.catchUp(now);
    }

    /** Opens to its delegates what had to stay shut when their time began. */
    void tidyShut() {
        if (open.house.isImported()) {
            shelf.tidyShut(open.clock.instant());
        }
    }

    /** Who does somebody's tasks: today as of this minute, on another day as it stands on record. */
    @Override
    public Optional<String> insteadOf(String username, LocalDate day) {
        return open.away.now().insteadOf(username, on(day), open.house.organisation());
    }

    @Override
    public boolean isClosed(EmailAddress mailbox, LocalDate day) {
        return open.away
                .now()
                .closed(mailbox, on(day), open.house.organisation())
                .isPresent();
    }

    private Instant on(LocalDate day) {
        Instant now = open.clock.instant();
        return now.atZone(HouseClock.ZONE).toLocalDate().equals(day)
                ? now
                : day.atStartOfDay(HouseClock.ZONE).toInstant();
    }

    /**
     * The schedule. Rights begin at midnight: the shelf is tidied then, and twice more for what was on its way to a mailbox
     * at that moment.
     */
    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>(List.of(
                open.job("departure-close", "0 0 0 * * ?", days::close),
                open.job("private-shelf", "0 0 0 * * ?", shelf::tidy),
                open.job("private-shelf-stragglers", "0 1,5 0 * * ?", shelf::tidy),
                open.job("plan-keep", "0 10 0 * * ?", plans::keep),
                open.job("plan-remind", "0 20 7 ? * MON-FRI", plans::remind),
                open.job("departure-remind", "0 15 7 ? * MON-FRI", days::remind),
                open.job("absence-checklist", "0 20 7 ? * MON-FRI", checklist::write)));
        if (open.settings.telephony().isAny()) {
            jobs.add(open.job("telephony", "0 2/15 * * * ?", this::tellTelephony));
        }
        return jobs;
    }

    /** What people ask about absences and departures; after an act the postman wakes. */
    List<Verbs> verbs(Runnable knock) {
        Runnable afterwards = () -> {
            changed();
            knock.run();
        };
        return List.of(
                new AbsenceVerbs(desk, new AbsenceActs(desk), open.house, afterwards),
                new EmergencyVerbs(desk, new EmergencyActs(desk), open.house, afterwards),
                new DepartureVerbs(desk, new DepartureActs(desk, open.calendar, days), days, open.house, afterwards),
                new PlanVerbs(desk, plans, open.house, open.words, reports, afterwards),
                new ConsentVerbs(desk, new ConsentActs(desk), open.house, afterwards),
                new HeldVerbs(desk, new HeldMail(desk, shelf), open.house, afterwards));
    }
}

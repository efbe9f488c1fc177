package brevvakt.casework.rollcall;

import brevvakt.casework.access.House;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.directory.Comparison;
import brevvakt.casework.directory.Difference;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.DirectoryFault;
import brevvakt.casework.directory.DirectorySource;
import brevvakt.casework.directory.Doubt;
import brevvakt.casework.directory.Limits;
import brevvakt.casework.directory.Taken;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DirectoryRegister;
import brevvakt.casework.store.DirectoryRegister.Outcome;
import brevvakt.casework.store.OutboxRegister;
import brevvakt.casework.texts.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the directory in, nightly and on demand: all of it in one transaction, or nothing, and then yesterday's stays.
 * What is wrong with single people is told to them and their managers, once as long as it is the same.
 */
public final class RollCall {
    private static final Logger LOG = LoggerFactory.getLogger(RollCall.class);
    private static final LocalTime FIRST = LocalTime.of(7, 0);
    private static final LocalTime LAST = LocalTime.of(17, 0);

    private final Database database;
    private final DirectoryRegister register;
    private final OutboxRegister outbox;
    private final House house;
    private final Texts texts;
    private final WorkingCalendar calendar;
    private final Limits limits;
    private final ZoneId zone;

    public RollCall(
            Database database,
            DirectoryRegister register,
            OutboxRegister outbox,
            House house,
            Texts texts,
            WorkingCalendar calendar,
            Limits limits,
            ZoneId zone) {
        this.database = database;
        this.register = register;
        this.outbox = outbox;
        this.house = house;
        this.texts = texts;
        this.calendar = calendar;
        this.limits = limits;
        this.zone = zone;
    }

    /**
     * How it went.
     *
     * @param people how many the directory names
     * @param refusals why nothing was taken in
     */
    public record Result(
            boolean changed,
            int people,
            List<Difference> differences,
            List<Doubt> doubts,
            List<String> ignored,
            List<String> refusals) {}

    /** What would change, and what would hinder it; nothing is written. */
    public Result dryRun(Directory directory, Instant now) {
        Taken taken = compared(house.organisation(), directory, now);
        return new Result(
                false,
                directory.entries().size(),
                taken.differences(),
                taken.doubts(),
                directory.ignored(),
                taken.refusals());
    }

    private Taken compared(Organisation known, Directory directory, Instant now) {
        return Comparison.of(
                known,
                directory,
                dayOf(now),
                limits,
                unit -> database.read(handle -> register.openCases(handle, unit)));
    }

    /** Takes a directory in, or says why not. Taken in twice, the second time changes nothing. */
    public synchronized Result take(String source, Directory directory, Instant now) {
        while (true) {
            Organisation known = house.organisation();
            Taken taken = compared(known, directory, now);
            if (!taken.refusals().isEmpty()) {
                refused(source, directory.entries().size(), taken.refusals(), now);
                return new Result(
                        false,
                        directory.entries().size(),
                        taken.differences(),
                        taken.doubts(),
                        directory.ignored(),
                        taken.refusals());
            }
            boolean changed = taken.differences().stream().anyMatch(one -> one.kind() != Difference.Kind.RENAMED);
            Organisation next = changed ? taken.organisation() : known;
            if (house.adopt(known, next, handle -> write(handle, source, directory, taken, changed, now))) {
                LOG.info(
                        "the directory of {} people from {} was taken in: {} differences, {} doubts",
                        directory.entries().size(),
                        source,
                        taken.differences().size(),
                        taken.doubts().size());
                return new Result(
                        changed,
                        directory.entries().size(),
                        taken.differences(),
                        taken.doubts(),
                        directory.ignored(),
                        List.of());
            }
        }
    }

    private void write(Handle handle, String source, Directory directory, Taken taken, boolean changed, Instant now) {
        register.keep(handle, taken.present());
        register.note(
                handle,
                new DirectoryRegister.Run(
                        now,
                        source,
                        changed ? Outcome.TAKEN : Outcome.UNCHANGED,
                        directory.told(),
                        directory.entries().size(),
                        taken.differences().size(),
                        taken.doubts().size(),
                        Optional.empty()));
        new DoubtMail(texts, taken.organisation(), limits.others())
                .of(taken.doubts(), speakingTime(now))
                .forEach(mail -> outbox.owe(handle, mail));
    }

    /** Nightly: a directory that cannot be had is told in the log and in the runs; yesterday's stays. */
    public void take(DirectorySource source, Instant now) {
        try {
            take(source.name(), source.read(), now)
                    .refusals()
                    .forEach(reason -> LOG.warn(
                            "the directory from {} was not taken in, yesterday's stays: {}", source.name(), reason));
        } catch (DirectoryFault e) {
            refused(source.name(), 0, e.reasons(), now);
            LOG.warn("the directory from {} was not taken in, yesterday's stays: {}", source.name(), e.getMessage());
        }
    }

    private void refused(String source, int people, List<String> reasons, Instant now) {
        database.inTransaction(handle -> {
            register.note(
                    handle,
                    new DirectoryRegister.Run(
                            now,
                            source,
                            Outcome.REFUSED,
                            Set.of(),
                            people,
                            0,
                            0,
                            Optional.of(String.join("\n", reasons.subList(0, Math.min(20, reasons.size()))))));
            return handle;
        });
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** Nobody hears of it at night: now if it is between 07 and 17 on a working day, else when it is (DESIGN 5b). */
    private Instant speakingTime(Instant now) {
        LocalDate today = dayOf(now);
        LocalTime time = now.atZone(zone).toLocalTime();
        if (calendar.isWorkingDay(today) && !time.isBefore(FIRST) && !time.isAfter(LAST)) {
            return now;
        }
        LocalDate day = time.isBefore(FIRST) ? calendar.onOrAfter(today) : calendar.nextAfter(today);
        return day.atTime(FIRST).atZone(zone).toInstant();
    }
}

package brevvakt.casework.standin;

import brevvakt.casework.absence.Away;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Who is away and who acts instead, as it stands in the registers now; asked at every operation in a mailbox, and
 * therefore kept in memory. Changes go through it one at a time, so that each sees the one before (ADR 040).
 */
public final class AwayBook {
    private final Database database;
    private final AwayRegisters registers;
    private final Clock clock;
    private final ZoneId zone;
    private final Set<EmailAddress> tidy = ConcurrentHashMap.newKeySet();
    private volatile Away now;

    public AwayBook(Database database, AwayRegisters registers, Clock clock, ZoneId zone) {
        this.database = database;
        this.registers = registers;
        this.clock = clock;
        this.zone = zone;
        this.now = Away.nobody(zone);
        reload();
    }

    public Away now() {
        return now;
    }

    /** Does a change and takes what it left into force, also where it failed in the middle. */
    public synchronized <T> T change(Function<Handle, T> work) {
        try {
            return database.inTransaction(work);
        } finally {
            reload();
        }
    }

    private void reload() {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        now = database.read(handle -> new Away(
                registers.absences().running(handle, today),
                registers.delegations().running(handle, today),
                registers.emergencies().running(handle, today),
                registers.departures().standing(handle),
                registers.consents().agreed(handle),
                zone));
    }

    /** No mail that must be kept from others lies where they look: only then does a mailbox open to them. */
    public boolean isTidy(EmailAddress mailbox) {
        return tidy.contains(mailbox);
    }

    void tidied(EmailAddress mailbox) {
        tidy.add(mailbox);
    }

    void untidied(EmailAddress mailbox) {
        tidy.remove(mailbox);
    }
}

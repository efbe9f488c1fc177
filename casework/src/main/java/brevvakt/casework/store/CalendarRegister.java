package brevvakt.casework.store;

import brevvakt.casework.letter.ArrivalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What has been taken from the calendars of our people: versions of entries, and the mails they came in. */
public final class CalendarRegister {

    /** How far an entry has come. */
    public record Version(int sequence, Instant stamp) {

        /** This one replaces another: a later sequence, or the same one written later (RFC 5546 2.1.5). */
        public boolean replaces(Version other) {
            return sequence != other.sequence ? sequence > other.sequence : !stamp.isBefore(other.stamp);
        }
    }

    /** Notes a mail; false where it has been noted before. */
    public boolean isFirst(Handle handle, ArrivalId arrival, String employee, LocalDate day) {
        boolean known = handle.select("SELECT 1 FROM calendar_mail WHERE arrival_id = ?", arrival.toString())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
        if (!known) {
            handle.execute(
                    "INSERT INTO calendar_mail (arrival_id, employee, on_day) VALUES (?, ?, ?)",
                    arrival.toString(),
                    employee,
                    day);
        }
        return !known;
    }

    /** How many mails of somebody were noted on a day. */
    public int mailsOn(Handle handle, String employee, LocalDate day) {
        return handle.select("SELECT COUNT(*) FROM calendar_mail WHERE employee = ? AND on_day = ?", employee, day)
                .mapTo(Integer.class)
                .one();
    }

    /** The version of an entry that was last taken. */
    public Optional<Version> version(Handle handle, String employee, String uid) {
        return handle.select(
                        "SELECT sequence, stamped_at FROM calendar_entry WHERE employee = ? AND uid = ?", employee, uid)
                .map((row, context) -> new Version(row.getInt("sequence"), RecordRegister.instant(row, "stamped_at")))
                .findFirst();
    }

    /** Notes that this version was taken. */
    public void taken(Handle handle, String employee, String uid, Version version) {
        int known = handle.execute(
                "UPDATE calendar_entry SET sequence = ?, stamped_at = ? WHERE employee = ? AND uid = ?",
                version.sequence(),
                version.stamp(),
                employee,
                uid);
        if (known == 0) {
            handle.execute(
                    "INSERT INTO calendar_entry (employee, uid, sequence, stamped_at) VALUES (?, ?, ?, ?)",
                    employee,
                    uid,
                    version.sequence(),
                    version.stamp());
        }
    }
}

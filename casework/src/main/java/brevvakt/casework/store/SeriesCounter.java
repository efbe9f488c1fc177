package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Gapless numbers per series and year: taken in the registering transaction, given back when it fails. */
final class SeriesCounter {

    CaseNumber take(Handle handle, String series, int year) {
        int changed = handle.execute(
                "UPDATE series_counter SET last_serial = last_serial + 1 WHERE series = ? AND in_year = ?",
                series,
                year);
        if (changed == 0) {
            handle.execute("INSERT INTO series_counter (series, in_year, last_serial) VALUES (?, ?, 1)", series, year);
        }
        int serial = handle.select(
                        "SELECT last_serial FROM series_counter WHERE series = ? AND in_year = ?", series, year)
                .mapTo(Integer.class)
                .one();
        return new CaseNumber(series, serial, year);
    }

    /** Finds series and years whose numbers have holes, when all cases have been looked at. */
    void look(Handle handle, Findings findings) {
        handle.select("SELECT series, in_year, last_serial FROM series_counter ORDER BY series, in_year")
                .map((row, context) ->
                        Map.entry(row.getString("series") + "/" + row.getInt("in_year"), row.getInt("last_serial")))
                .forEach(taken -> {
                    int used = findings.used(taken.getKey());
                    if (used != taken.getValue()) {
                        findings.wrong("series " + taken.getKey() + ": " + taken.getValue() + " numbers taken, " + used
                                + " used");
                    }
                });
    }
}

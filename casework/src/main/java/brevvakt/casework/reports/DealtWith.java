package brevvakt.casework.reports;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.ReportRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a unit learns from: the binder of complaints, views and suggestions that were dealt with (SEED-43), and the sheet
 * for the workplace meeting, which names nobody (SEED-48). What concerns individuals is in neither but as a number.
 */
public final class DealtWith {
    private static final Set<Label> LEARNT_FROM = Set.of(Label.COMPLAINT, Label.VIEW, Label.SUGGESTION);

    private final Database database;
    private final Registers registers;
    private final ReportRegister reports;
    private final ZoneId zone;

    public DealtWith(Database database, Registers registers, ReportRegister reports, ZoneId zone) {
        this.database = database;
        this.registers = registers;
        this.reports = reports;
        this.zone = zone;
    }

    /** One matter in the binder. */
    public record Leaf(Case file, String measures) {}

    /** The binder of a unit, oldest first: answered with measures recorded, or closed. */
    public List<Leaf> binder(String unit) {
        return database.read(handle -> registers.cases().ofUnit(handle, unit).stream()
                .map(CaseRow::file)
                .filter(file -> file.register() != Register.RESTRICTED)
                .filter(file -> LEARNT_FROM.contains(file.judged().label()))
                .filter(file -> file.status() == CaseStatus.CLOSE_REQUESTED || file.status() == CaseStatus.CLOSED)
                .map(file ->
                        new Leaf(file, reports.measures(handle, file.number()).orElse("")))
                .toList());
    }

    /**
     * The figures of a month for the meeting.
     *
     * @param kinds how many of each kind came in
     * @param individual how many concerned individuals, small numbers not shown
     */
    public record Sheet(
            YearMonth month,
            int received,
            Map<String, Integer> kinds,
            String individual,
            int answered,
            int late,
            int open) {}

    /** The month before the day of the meeting. */
    public Sheet sheet(String unit, LocalDate today) {
        YearMonth month = YearMonth.from(today).minusMonths(1);
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        List<Case> all = database.read(handle -> reports.received(handle, from, until)).stream()
                .map(CaseRow::file)
                .filter(file -> file.unit().equals(unit))
                .toList();
        List<Case> open = all.stream()
                .filter(file -> file.register() != Register.RESTRICTED)
                .toList();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        open.forEach(file -> kinds.merge(file.judged().label().name(), 1, Integer::sum));
        return new Sheet(
                month,
                open.size(),
                kinds,
                Figures.individual(all.size() - open.size()),
                (int) open.stream().filter(Case::hasHumanAnswer).count(),
                (int) open.stream().filter(file -> isLate(file, today)).count(),
                (int) open.stream().filter(file -> !file.status().isEnded()).count());
    }

    private boolean isLate(Case file, LocalDate today) {
        return file.clocks().stream().anyMatch(clock -> clock.met()
                .map(met -> met.atZone(zone).toLocalDate())
                .or(() -> Optional.of(today))
                .filter(end -> end.isAfter(clock.due()))
                .isPresent());
    }
}

package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RetentionFile;
import brevvakt.casework.records.RetentionRule;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.Registers;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the retention rules come to: {@code retention show} and {@code retention run --dry-run}. The rules are read anew
 * each time. This version disposes of nothing; it says what a rule would dispose of, and what holds it (LAW-37).
 */
public final class RetentionVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;

    private final Database database;
    private final Registers registers;
    private final DisclosureRegister disclosures;
    private final Path rules;
    private final House house;
    private final Clock clock;
    private final ZoneId zone;

    public RetentionVerbs(
            Database database,
            Registers registers,
            DisclosureRegister disclosures,
            Path rules,
            House house,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.registers = registers;
        this.disclosures = disclosures;
        this.rules = rules;
        this.house = house;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "retention show" -> allowed(call, this::show);
            case "retention run" -> allowed(call, () -> run(call));
            default -> new Answer.Unknown();
        };
    }

    private interface Reading {
        Answer read() throws IOException;
    }

    private Answer allowed(Call call, Reading reading) {
        Optional<String> by = call.by();
        boolean may = !call.flag("public")
                && (by.isEmpty()
                        ? call.caller().administrator()
                        : house.organisation()
                                .person(by.get())
                                .filter(person -> person.has(Role.REGISTRAR) || person.has(Role.OPERATOR))
                                .isPresent());
        if (!may) {
            return new Answer.Refused("retention is for registrars and operators");
        }
        try {
            return reading.read();
        } catch (IOException e) {
            return new Answer.Refused("nothing was disposed of: " + e.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Answer show() throws IOException {
        List<Map<String, Object>> said = new ArrayList<>();
        for (RetentionRule rule : RetentionFile.read(rules)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", rule.id());
            row.put("kinds", rule.kinds().stream().map(Enum::name).sorted().toList());
            row.put("months", rule.months());
            row.put("decision", rule.decision());
            row.put("approvedBy", rule.approvedBy());
            row.put("approvedOn", rule.approvedOn().map(LocalDate::toString));
            row.put("inForce", rule.isInForceOn(today()));
            row.put("due", due(rule).size());
            said.add(row);
        }
        return new Answer.Done(said);
    }

    private Answer run(Call call) throws IOException {
        if (!call.flag("dry-run")) {
            return new Answer.Refused(
                    "nothing was disposed of: this version only says what would be; ask with --dry-run");
        }
        List<Map<String, Object>> said = new ArrayList<>();
        for (RetentionRule rule : RetentionFile.read(rules)) {
            if (rule.isInForceOn(today())) {
                database.read(handle -> due(rule).stream()
                                .map(entry -> row(handle, rule, entry))
                                .toList())
                        .forEach(said::add);
            }
        }
        return new Answer.Done(said);
    }

    private List<RecordEntry> due(RetentionRule rule) {
        return database.read(handle -> registers
                .records()
                .keptSince(
                        handle,
                        rule.kinds(),
                        rule.keptUntil(today()).atStartOfDay(zone).toInstant(),
                        MOST_ROWS));
    }

    private Map<String, Object> row(Handle handle, RetentionRule rule, RecordEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("arrivalId", entry.arrivalId().value());
        row.put("record", entry.caseNumber().flatMap(number -> entry.no().map(number::record)));
        row.put("kind", entry.label().name());
        row.put("receivedAt", entry.receivedAt());
        row.put("rule", rule.id());
        row.put("decision", rule.decision());
        row.put("heldBy", disclosures.holdsOn(handle, entry.id()));
        return row;
    }
}

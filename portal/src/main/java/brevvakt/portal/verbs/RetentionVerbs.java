package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.records.Disposal;
import brevvakt.casework.records.RetentionFile;
import brevvakt.casework.records.RetentionRule;
import brevvakt.casework.retention.DisposalDesk;
import brevvakt.casework.retention.DisposalDesk.Due;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisposalRegister;
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

/**
 * What the retention rules come to: {@code retention show}, {@code retention run [--dry-run]} and {@code retention log}. The
 * rules are read anew each time; nothing is disposed of but by a rule that names its decision, and by a human's word.
 */
public final class RetentionVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;

    private final Database database;
    private final DisposalDesk desk;
    private final DisposalRegister disposals = new DisposalRegister();
    private final Path rules;
    private final House house;
    private final Clock clock;
    private final ZoneId zone;

    /** @param rules the file with the rules */
    public RetentionVerbs(Database database, DisposalDesk desk, Path rules, House house, Clock clock, ZoneId zone) {
        this.database = database;
        this.desk = desk;
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
            case "retention log" -> allowed(call, this::log);
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
            row.put("due", desk.due(rule).size());
            row.put("disposed", database.read(handle -> disposals.count(handle, rule.id())));
            said.add(row);
        }
        return new Answer.Done(said);
    }

    private Answer run(Call call) throws IOException {
        List<RetentionRule> read = RetentionFile.read(rules);
        if (!call.flag("dry-run")) {
            if (call.by().isEmpty()) {
                return new Answer.Misused("retention run needs --by USER: who has it done");
            }
            return new Answer.Done(desk.run(read, call.by().get()).stream()
                    .map(due -> row(due, due.heldBy().isEmpty()))
                    .toList());
        }
        return new Answer.Done(read.stream()
                .filter(rule -> rule.isInForceOn(today()))
                .flatMap(rule -> desk.due(rule).stream())
                .map(due -> row(due, false))
                .toList());
    }

    private static Map<String, Object> row(Due due, boolean disposed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("arrivalId", due.entry().arrivalId().value());
        row.put(
                "record",
                due.entry().caseNumber().flatMap(number -> due.entry().no().map(number::record)));
        row.put("kind", due.entry().label().name());
        row.put("receivedAt", due.entry().receivedAt());
        row.put("rule", due.rule().id());
        row.put("decision", due.rule().decision());
        row.put("heldBy", due.heldBy());
        row.put("disposed", disposed);
        return row;
    }

    private Answer log() {
        return new Answer.Done(database.read(handle -> disposals.all(handle, MOST_ROWS)).stream()
                .map(RetentionVerbs::row)
                .toList());
    }

    private static Map<String, Object> row(Disposal disposal) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("recordId", disposal.recordId());
        row.put("sha256", disposal.original().hex());
        row.put("rule", disposal.rule());
        row.put("decision", disposal.decision());
        row.put("approvedBy", disposal.approvedBy());
        row.put("approvedOn", disposal.approvedOn().toString());
        row.put("disposedAt", disposal.at());
        row.put("disposedBy", disposal.by());
        row.put("gone", disposal.gone());
        return row;
    }
}

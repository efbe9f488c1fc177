package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.ReadingLog;
import brevvakt.casework.store.ReadingLog.Reading;
import brevvakt.casework.store.Registers;
import brevvakt.index.earchive.CaseExport;
import brevvakt.index.earchive.CaseExport.Exported;
import brevvakt.index.earchive.CaseFile;
import brevvakt.index.earchive.UnfitPackage;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code export CASE}: a case for the e-archive (LAW-39). For the administrator, and for registrars who may see it; each
 * export stands in the log of readings.
 */
public final class ExportVerbs implements Verbs {
    private final Database database;
    private final Registers registers;
    private final CaseExport export;
    private final House house;
    private final ReadingLog log;
    private final Clock clock;

    public ExportVerbs(
            Database database, Registers registers, CaseExport export, House house, ReadingLog log, Clock clock) {
        this.database = database;
        this.registers = registers;
        this.export = export;
        this.house = house;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Answer call(Call call) {
        return call.verb().equals("export") ? export(call) : new Answer.Unknown();
    }

    private Answer export(Call call) {
        Optional<Sight> sight = Sight.ofCaller(call, house.organisation());
        boolean may = call.by().isEmpty()
                ? call.caller().administrator()
                : call.by()
                        .flatMap(house.organisation()::person)
                        .filter(person -> person.has(Role.REGISTRAR))
                        .isPresent();
        if (sight.isEmpty() || !may) {
            return new Answer.Refused("a case is exported by a registrar or the administrator");
        }
        String asked = call.positional(0);
        Optional<CaseFile> file = CaseNumber.parse(asked).flatMap(this::read);
        if (file.filter(found -> sight.get().shows(found.row().file())).isEmpty()) {
            return new Answer.Refused("there is no case " + asked);
        }
        try {
            Instant now = clock.instant();
            Exported exported = export.write(file.get(), now);
            String number = file.get().row().file().number().toString();
            log.write(new Reading(now, Sight.reader(call), "export", number, exported.files() + " files"));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("case", number);
            json.put("package", exported.sip().toString());
            json.put("folder", exported.plain().toString());
            json.put("files", exported.files());
            json.put("missing", exported.missing());
            json.put("schemas", exported.schemas());
            return new Answer.Done(json);
        } catch (UnfitPackage e) {
            return new Answer.Refused("case " + asked + " was not exported, for its package does not hold against the"
                    + " schemas in conf/schemas: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("case " + asked + " was not exported", e);
        }
    }

    private Optional<CaseFile> read(CaseNumber number) {
        return database.read(handle -> {
            Optional<CaseRow> row = registers.cases().find(handle, number);
            return row.map(found -> new CaseFile(
                    found,
                    registers.records().ofCase(handle, found.file().number()),
                    registers.cases().events(handle, found.file().number()),
                    house.organisation()));
        });
    }
}

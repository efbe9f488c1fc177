package brevvakt.casework.retention;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.disclosure.Holds;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.records.CopyRemoval;
import brevvakt.casework.records.Disposal;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RetentionRule;
import brevvakt.casework.records.Shredder;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisposalRegister;
import brevvakt.casework.store.Registers;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disposes of records by the municipality's own rules (LAW-35, LAW-36): nothing without a decision, nothing that a request for
 * records holds (LAW-37). First it is written down what goes and why; then copies and original are taken away, and an
 * interrupted run is finished by the next. The row in the register stays, with the digest of what is gone.
 */
public final class DisposalDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DisposalDesk.class);
    private static final int MOST_AT_ONCE = 10_000;
    private static final int AT_A_TIME = 100;
    /** How many records are usually read at once. */
    public static final int PAGE = 1_000;

    private final Database database;
    private final Registers registers;
    private final DisposalRegister disposals;
    private final Shredder shredder;
    private final CopyRemoval copies;
    private final Supplier<Organisation> organisation;
    private final Clock clock;
    private final ZoneId zone;
    private final int pageLength;

    /** @param pageLength how many records are read at once */
    public DisposalDesk(
            Database database,
            Registers registers,
            DisposalRegister disposals,
            Shredder shredder,
            CopyRemoval copies,
            Supplier<Organisation> organisation,
            Clock clock,
            ZoneId zone,
            int pageLength) {
        this.database = database;
        this.registers = registers;
        this.disposals = disposals;
        this.shredder = shredder;
        this.copies = copies;
        this.organisation = organisation;
        this.clock = clock;
        this.zone = zone;
        this.pageLength = pageLength;
    }

    /**
     * A record whose time has come.
     *
     * @param heldBy the requests for records that keep it all the same
     */
    public record Due(RecordEntry entry, RetentionRule rule, List<String> heldBy) {}

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** What a rule would dispose of today were it in force, the oldest first. */
    public List<Due> due(RetentionRule rule) {
        return database.read(handle -> due(handle, rule));
    }

    private List<Due> due(Handle handle, RetentionRule rule) {
        Holds holds = Holds.now(handle, registers, organisation.get(), zone);
        List<Due> found = new ArrayList<>();
        int free = 0;
        List<RecordEntry> page = page(handle, rule, Optional.empty());
        while (!page.isEmpty() && free < MOST_AT_ONCE) {
            for (RecordEntry entry : page) {
                Optional<Due> due = ifDue(handle, entry, rule, holds);
                due.ifPresent(found::add);
                free += due.filter(one -> one.heldBy().isEmpty()).isPresent() ? 1 : 0;
            }
            page = page(handle, rule, Optional.of(page.get(page.size() - 1)));
        }
        return found;
    }

    /** What is held, or whose case has just ended, must not stand before what is due. */
    private List<RecordEntry> page(Handle handle, RetentionRule rule, Optional<RecordEntry> after) {
        return registers.records().keptSince(handle, rule.kinds(), keptBefore(rule), after, pageLength);
    }

    private Instant keptBefore(RetentionRule rule) {
        return rule.keptUntil(today()).atStartOfDay(zone).toInstant();
    }

    private Optional<Case> fileOf(Handle handle, RecordEntry entry) {
        Optional<CaseRow> row =
                entry.caseNumber().flatMap(number -> registers.cases().find(handle, number));
        return row.map(CaseRow::file);
    }

    private Optional<Due> ifDue(Handle handle, RecordEntry entry, RetentionRule rule, Holds holds) {
        Optional<Case> file = fileOf(handle, entry);
        LocalDate before = rule.keptUntil(today());
        return file.filter(one -> !isLongEnded(handle, one, before)).isPresent()
                ? Optional.empty()
                : Optional.of(new Due(entry, rule, holds.on(entry, file)));
    }

    /** The time runs from the last thing that happened in the case. */
    private boolean isLongEnded(Handle handle, Case file, LocalDate before) {
        List<RecordedEvent> events = registers.cases().events(handle, file.number());
        Instant last = events.get(events.size() - 1).at();
        return LocalDate.ofInstant(last, zone).isBefore(before);
    }

    /** Disposes of what the rules in force allow; what was held is told with its holds, and stays. */
    public List<Due> run(List<RetentionRule> rules, String by) {
        List<Due> told = new ArrayList<>();
        for (RetentionRule rule : rules) {
            if (rule.isInForceOn(today())) {
                List<Due> due = due(rule);
                for (int from = 0; from < due.size(); from += AT_A_TIME) {
                    told.addAll(dispose(due.subList(from, Math.min(due.size(), from + AT_A_TIME)), by));
                }
            }
        }
        finish();
        return told;
    }

    /**
     * What came a moment ago counts, a hold or a case that the record was filed in: it is asked for again in the transaction
     * that decides.
     */
    List<Due> dispose(List<Due> seen, String by) {
        return database.inTransaction(handle -> {
            Holds holds = Holds.now(handle, registers, organisation.get(), zone);
            List<Due> still = seen.stream()
                    .flatMap(one -> registers
                            .records()
                            .findKeptSince(
                                    handle,
                                    one.rule().kinds(),
                                    keptBefore(one.rule()),
                                    one.entry().id())
                            .flatMap(entry -> ifDue(handle, entry, one.rule(), holds))
                            .stream())
                    .toList();
            still.stream().filter(one -> one.heldBy().isEmpty()).forEach(one -> write(handle, one, by));
            return still;
        });
    }

    private void write(Handle handle, Due due, String by) {
        RetentionRule rule = due.rule();
        disposals.write(
                handle,
                new Disposal(
                        due.entry().id(),
                        due.entry().original(),
                        rule.id(),
                        rule.decision().orElseThrow(),
                        rule.approvedBy().orElseThrow(),
                        rule.approvedOn().orElseThrow(),
                        clock.instant(),
                        by,
                        false));
    }

    /** Takes away what was decided on and is still there; how much is left for the next time. */
    public int finish() {
        int left = 0;
        List<Disposal> away = new ArrayList<>();
        for (Disposal disposal : database.read(handle -> disposals.unfinished(handle, MOST_AT_ONCE))) {
            try {
                if (takeAway(disposal)) {
                    away.add(disposal);
                } else {
                    left++;
                }
            } catch (IOException e) {
                left++;
                LOG.warn(
                        "record {} is disposed of, but not all of it is gone; it is tried again",
                        disposal.recordId(),
                        e);
            }
        }
        return left + (away.isEmpty() || isForgotten(away) ? 0 : away.size());
    }

    private boolean isForgotten(List<Disposal> away) {
        try {
            copies.forgetWords();
        } catch (IOException e) {
            LOG.warn(
                    "the words of {} records that are disposed of are not all gone; it is tried again", away.size(), e);
            return false;
        }
        database.inTransaction(handle -> {
            away.forEach(disposal -> disposals.gone(handle, disposal.recordId()));
            return away;
        });
        return true;
    }

    private boolean takeAway(Disposal disposal) throws IOException {
        RecordEntry entry = database.read(
                handle -> registers.records().find(handle, disposal.recordId()).orElseThrow());
        for (DisposalRegister.Copy copy : database.read(handle -> disposals.copiesOf(handle, entry))) {
            copies.remove(copy.mailbox(), new ArrivalId(copy.arrivalId()));
        }
        boolean shared = database.read(handle -> disposals.isStillKept(handle, disposal.original()));
        return shared || shredder.shred(disposal.original());
    }
}

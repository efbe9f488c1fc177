package brevvakt.casework.reports;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.MailLogReviewRegister;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.ReportRegister;
import brevvakt.casework.texts.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The log of a mailbox: what came in and what left, a line each (LAW-08b). A line about a restricted matter, a private mail
 * or one that no human has looked at stands there with its time alone, until its secrecy has been reviewed.
 */
public final class MailLog {
    private static final int MOST_LINES = 100_000;

    private final Database database;
    private final Registers registers;
    private final ReportRegister reports;
    private final MailLogReviewRegister reviews = new MailLogReviewRegister();
    private final ZoneId zone;

    public MailLog(Database database, Registers registers, ReportRegister reports, ZoneId zone) {
        this.database = database;
        this.registers = registers;
        this.reports = reports;
        this.zone = zone;
    }

    /**
     * A line of the log.
     *
     * @param withheld the other party and the subject are not shown to this reader
     * @param reviewed a registrar has decided about this line
     * @param record by which the line is reviewed
     */
    public record Line(
            Instant at,
            Direction direction,
            Optional<CaseNumber> number,
            String other,
            String subject,
            boolean withheld,
            boolean reviewed,
            long record) {}

    /**
     * The lines of a period, both days in it.
     *
     * @param mayRead whether this reader may see other party and subject of a record of that case
     */
    public List<Line> of(
            EmailAddress mailbox, LocalDate first, LocalDate last, BiPredicate<RecordEntry, Optional<Case>> mayRead) {
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        return database.read(handle -> reports.mail(handle, mailbox, from, until, MOST_LINES).stream()
                .filter(entry -> isOf(mailbox, entry))
                .map(entry -> line(handle, entry, mayRead))
                .toList());
    }

    /** What lies in quarantine was delivered nowhere and is sought by its recipients, widely; here it is exact. */
    private static boolean isOf(EmailAddress mailbox, RecordEntry entry) {
        return entry.label() != Label.SPAM
                || entry.recipients().stream().anyMatch(to -> to.withoutDetail().equals(mailbox));
    }

    /** The same as everybody may see it: other party and subject where a registrar has opened the line (LAW-08b). */
    public List<Line> ofEverybody(EmailAddress mailbox, LocalDate first, LocalDate last) {
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        return database.read(handle -> reports.mail(handle, mailbox, from, until, MOST_LINES).stream()
                .filter(entry -> isOf(mailbox, entry))
                .map(entry -> line(handle, entry, (record, file) -> isOpened(handle, record, file)))
                .toList());
    }

    private boolean isOpened(Handle handle, RecordEntry entry, Optional<Case> file) {
        boolean closed = entry.label().isClosed()
                || file.filter(it -> it.register() == Register.RESTRICTED).isPresent();
        return !closed
                && reviews.of(handle, entry.id())
                        .filter(MailLogReviewRegister.Decision::shown)
                        .isPresent();
    }

    private Line line(Handle handle, RecordEntry entry, BiPredicate<RecordEntry, Optional<Case>> mayRead) {
        Optional<Case> file = entry.caseNumber()
                .flatMap(number -> registers.cases().find(handle, number))
                .map(CaseRow::file);
        boolean shown = mayRead.test(entry, file);
        String other = entry.direction() == Direction.IN
                ? entry.sender().map(EmailAddress::toString).orElse("")
                : entry.recipients().stream().map(EmailAddress::toString).collect(Collectors.joining(", "));
        boolean restricted =
                file.filter(it -> it.register() == Register.RESTRICTED).isPresent();
        return new Line(
                entry.receivedAt(),
                entry.direction(),
                restricted && !shown ? Optional.empty() : file.map(Case::number),
                shown ? other : "",
                shown ? entry.title() : "",
                !shown,
                reviews.of(handle, entry.id()).isPresent(),
                entry.id());
    }

    /** The log as people read it; what may not be read is said so. */
    public Table table(List<Line> lines, Printed printed) {
        return printed.table(
                "maillog",
                printed.columns("at", "direction", "case", "other", "subject", "withheld", "reviewed", "record"),
                lines.stream()
                        .map(line -> List.of(
                                Moment.written(line.at(), zone),
                                printed.named("direction", line.direction()),
                                line.number().map(CaseNumber::toString).orElse(""),
                                line.other(),
                                line.subject(),
                                printed.yesNo(line.withheld()),
                                printed.yesNo(line.reviewed()),
                                Long.toString(line.record())))
                        .toList(),
                false);
    }
}

package brevvakt.casework.reports;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.MailLogReviewRegister;
import brevvakt.casework.store.Registers;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The review of single lines of the mail log (LAW-08b): the registrar of the board decides whether everybody may read the
 * other party and the subject, and why. What is restricted or private is never opened here.
 */
public final class MailLogReview {
    private final Database database;
    private final Registers registers;
    private final MailLogReviewRegister register = new MailLogReviewRegister();
    private final Supplier<Organisation> organisation;
    private final Clock clock;

    public MailLogReview(Database database, Registers registers, Supplier<Organisation> organisation, Clock clock) {
        this.database = database;
        this.registers = registers;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Decides about the line of a record; else why not. Decided again, the newest decision holds. */
    public Optional<String> decide(long record, boolean shown, String reason, String by) {
        Organisation now = organisation.get();
        return database.inTransaction(handle -> {
            Optional<RecordEntry> entry = registers.records().find(handle, record);
            Optional<String> refusal = entry.isEmpty()
                    ? Optional.of("there is no record " + record + " in the mail log")
                    : refusal(handle, entry.get(), shown, reason, by, now);
            if (refusal.isEmpty()) {
                register.decide(handle, record, new MailLogReviewRegister.Decision(clock.instant(), by, shown, reason));
            }
            return refusal;
        });
    }

    private Optional<String> refusal(
            Handle handle, RecordEntry entry, boolean shown, String reason, String by, Organisation now) {
        Optional<Case> file = entry.caseNumber()
                .flatMap(number -> registers.cases().find(handle, number))
                .map(CaseRow::file);
        if (!isRegistrar(by, entry, file, now)) {
            return Optional.of(by + " may not review this line: that is for the registrar of the board");
        }
        if (reason.isBlank()) {
            return Optional.of("a review has a reason, such as the provision that is applied");
        }
        if (shown && file.filter(it -> it.register() == Register.RESTRICTED).isPresent()) {
            return Optional.of(
                    file.get().number() + " is restricted; its lines are opened when it is corrected, not here");
        }
        return shown && entry.label().isClosed()
                ? Optional.of("this mail is private to its addressee and no public record")
                : Optional.empty();
    }

    private static boolean isRegistrar(String by, RecordEntry entry, Optional<Case> file, Organisation now) {
        Stream<String> units = file.isPresent()
                ? Stream.of(file.get().unit())
                : entry.recipients().stream()
                        .map(EmailAddress::withoutDetail)
                        .flatMap(address -> now
                                .mailbox(address)
                                .map(Mailbox::unit)
                                .or(() -> now.personByAddress(address).map(Person::unit))
                                .stream());
        return now.person(by).filter(person -> person.has(Role.REGISTRAR)).isPresent()
                && units.flatMap(unit -> now.boardOf(unit).flatMap(Board::registrar).stream())
                        .anyMatch(by::equals);
    }
}

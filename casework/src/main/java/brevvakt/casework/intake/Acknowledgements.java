package brevvakt.casework.intake;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.handover.DiaryNeighbour;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.AcknowledgementRegister;
import brevvakt.casework.store.AcknowledgementRegister.Way;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What diary systems say of what was handed over to them. Where they are to acknowledge it, what is not acknowledged in a
 * day is handed over again under the same name, and after a few days the manager of the case is told.
 */
public final class Acknowledgements {
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int TRIES = 5;
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Registers registers;
    private final AcknowledgementRegister register = new AcknowledgementRegister();
    private final LateHandovers late;
    private final Supplier<Organisation> organisation;

    public Acknowledgements(
            Database database,
            Registers registers,
            Correspondence correspondence,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.registers = registers;
        this.late = new LateHandovers(registers, correspondence);
        this.organisation = organisation;
    }

    /**
     * A package was taken from the folder.
     *
     * @param name the name of the package
     * @param said what the diary system wrote about it, perhaps its own number
     * @return whether we know such a package
     */
    public boolean ofPackage(String name, String said, Instant at) {
        return database.inTransaction(handle -> registers.outbox().handovers(handle, DiaryNeighbour.PRODUCTION).stream()
                .filter(mail -> DiaryNeighbour.packageName(mail.onceKey()).equals(name))
                .findFirst()
                .map(mail -> noted(handle, mail, said, Way.FOLDER, at))
                .isPresent());
    }

    private OutboxMail noted(Handle handle, OutboxMail mail, String said, Way way, Instant at) {
        Optional<CaseRow> row =
                mail.caseNumber().flatMap(number -> registers.cases().find(handle, number));
        Optional<String> foreign = row.flatMap(found -> foreignIn(said, found.file()));
        if (register.note(handle, mail.id(), at, way, foreign) && row.isPresent()) {
            foreign.filter(number -> row.get()
                            .file()
                            .course()
                            .foreignNumber()
                            .filter(number::equals)
                            .isEmpty())
                    .ifPresent(number -> registers
                            .cases()
                            .append(
                                    handle,
                                    row.get(),
                                    at,
                                    RecordedEvent.MACHINE,
                                    List.of(new CaseEvent.ForeignNumber(number))));
        }
        return mail;
    }

    /** The number of the case in the other system: one in the text that is not ours. */
    static Optional<String> foreignIn(String said, Case file) {
        List<CaseNumber> ours = new ArrayList<>(List.of(file.number()));
        file.diaryNumber().ifPresent(ours::add);
        return CaseNumber.findOthersIn(said, ours);
    }

    /** Looks for what is not acknowledged; for a house whose diary systems acknowledge. */
    public void look(Instant now) {
        Organisation town = organisation.get();
        database.inTransaction(handle -> {
            register.missing(handle, DiaryNeighbour.PRODUCTION, now.minus(PATIENCE), AT_ONCE)
                    .forEach(mail -> {
                        if (mail.attempts() < TRIES) {
                            register.again(handle, mail.id(), now);
                        } else {
                            late.tell(handle, mail, "unacknowledged-" + mail.id(), town);
                        }
                    });
            return now;
        });
    }
}

package brevvakt.casework.intake;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Sees to it that no hand-over is lost in silence: what a neighbouring system has not taken for more than an hour, or what
 * came back, is told to the manager of the case, at any hour (LAW-42); once for each.
 */
public final class AstrayHandovers {
    private static final int TRIES_OF_AN_HOUR = 9;

    private final Database database;
    private final Registers registers;
    private final Correspondence correspondence;
    private final Supplier<Organisation> organisation;

    public AstrayHandovers(
            Database database,
            Registers registers,
            Correspondence correspondence,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.registers = registers;
        this.correspondence = correspondence;
        this.organisation = organisation;
    }

    public void look() {
        Organisation now = organisation.get();
        database.inTransaction(handle -> {
            registers.outbox().handoversAstray(handle, TRIES_OF_AN_HOUR).forEach(mail -> tell(handle, mail, now));
            return now;
        });
    }

    private void tell(Handle handle, OutboxMail mail, Organisation now) {
        Optional<CaseRow> row =
                mail.caseNumber().flatMap(number -> registers.cases().find(handle, number));
        Optional<Person> manager = row.flatMap(found -> found.file().manager()).flatMap(now::person);
        if (row.isPresent() && manager.isPresent()) {
            registers
                    .outbox()
                    .owe(
                            handle,
                            correspondence.told(
                                    "outbox-" + mail.id(), "handover_late", Map.of(), manager.get(), row.get(), now));
        }
    }
}

package brevvakt.casework.intake;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.util.function.Supplier;

/**
 * Sees to it that no hand-over is lost in silence: what a neighbouring system has not taken for more than an hour, or what
 * came back, is told to the manager of the case, at any hour (LAW-42); once for each.
 */
public final class AstrayHandovers {
    private static final int TRIES_OF_AN_HOUR = 9;

    private final Database database;
    private final Registers registers;
    private final LateHandovers late;
    private final Supplier<Organisation> organisation;

    public AstrayHandovers(
            Database database,
            Registers registers,
            Correspondence correspondence,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.registers = registers;
        this.late = new LateHandovers(registers, correspondence);
        this.organisation = organisation;
    }

    public void look() {
        Organisation now = organisation.get();
        database.inTransaction(handle -> {
            registers
                    .outbox()
                    .handoversAstray(handle, TRIES_OF_AN_HOUR)
                    .forEach(mail -> late.tell(handle, mail, "outbox-" + mail.id(), now));
            return now;
        });
    }
}

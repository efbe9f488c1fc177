package brevvakt.casework.intake;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Registers;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Word to the manager of a case that its hand-over has not come through; a case without a manager has nobody to tell. */
record LateHandovers(Registers registers, Correspondence correspondence) {

    /** @param once the word is written once for each of these */
    void tell(Handle handle, OutboxMail handover, String once, Organisation now) {
        Optional<CaseRow> row =
                handover.caseNumber().flatMap(number -> registers.cases().find(handle, number));
        Optional<Person> manager =
                row.flatMap(found -> now.managerOf(found.file())).flatMap(now::person);
        if (row.isPresent() && manager.isPresent()) {
            registers
                    .outbox()
                    .owe(handle, correspondence.told(once, "handover_late", Map.of(), manager.get(), row.get(), now));
        }
    }
}

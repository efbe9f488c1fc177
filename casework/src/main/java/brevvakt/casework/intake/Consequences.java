package brevvakt.casework.intake;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Receiver;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.cases.Register;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Registers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What a case owes to others as it stands now: word to who must act at once, the deviation module, the board's diary
 * system. Written down in the transaction of the change, each once; asked again it adds nothing.
 */
public final class Consequences {
    private static final String FIRST = "1";

    private final Registers registers;
    private final Correspondence correspondence;

    public Consequences(Registers registers, Correspondence correspondence) {
        this.registers = registers;
        this.correspondence = correspondence;
    }

    /** A human has opened the case: the unit manager is told (SEED-30), and all that a confirmed case owes is due. */
    CaseRow ofFiling(Handle handle, CaseRow row, Organisation now, Instant at) {
        correspondence.confirmed(row, now).ifPresent(mail -> registers.outbox().owe(handle, mail));
        return toCaseSystem(handle, atOnce(handle, row, now, at), now, at);
    }

    /** Who must hear at once hears, and the deviation module gets what is individual, confirmed or not (DESIGN 6b.1). */
    public CaseRow atOnce(Handle handle, CaseRow row, Organisation now, Instant at) {
        List<OutboxMail> mails = correspondence.toldAtOnce(row, row.file().arrivalId(), now);
        mails.forEach(mail -> registers.outbox().owe(handle, mail));
        boolean first = mails.stream().anyMatch(mail -> mail.kind() == OutboxKind.HANDOVER)
                && !row.file().course().isOwed(Receiver.DEVIATION_MODULE, FIRST);
        return first
                ? append(handle, row, at, List.of(new CaseEvent.HandoverOwed(Receiver.DEVIATION_MODULE, FIRST)))
                : row;
    }

    /** The diary system gets every registration of a case that a human has confirmed, and nothing before (DESIGN 6b.1). */
    public CaseRow toCaseSystem(Handle handle, CaseRow row, Organisation now, Instant at) {
        Case file = row.file();
        boolean goes = file.register() == Register.DIARY
                && file.course().confirmed()
                && file.status() != CaseStatus.CANCELLED
                && now.boardOf(file.unit())
                        .flatMap(board -> board.productionMailbox())
                        .isPresent();
        if (!goes) {
            return row;
        }
        List<CaseEvent> owed = new ArrayList<>();
        for (RecordEntry entry : registers.records().ofCase(handle, file.number())) {
            String what = entry.no().map(Object::toString).orElse("");
            if (entry.automatic().isEmpty() && !file.course().isOwed(Receiver.CASE_SYSTEM, what)) {
                owe(handle, row, what, Optional.of(entry), now);
                owed.add(new CaseEvent.HandoverOwed(Receiver.CASE_SYSTEM, what));
            }
        }
        String close = "close-" + file.answers().size();
        boolean closing = file.status() == CaseStatus.CLOSE_REQUESTED || file.status() == CaseStatus.CLOSED;
        if (closing && !file.course().isOwed(Receiver.CASE_SYSTEM, close)) {
            owe(handle, row, close, Optional.empty(), now);
            owed.add(new CaseEvent.HandoverOwed(Receiver.CASE_SYSTEM, close));
        }
        return owed.isEmpty() ? row : append(handle, row, at, owed);
    }

    private void owe(Handle handle, CaseRow row, String what, Optional<RecordEntry> entry, Organisation now) {
        correspondence
                .toCaseSystem(row, what, entry, now)
                .ifPresent(mail -> registers.outbox().owe(handle, mail));
    }

    private CaseRow append(Handle handle, CaseRow row, Instant at, List<CaseEvent> events) {
        return registers.cases().append(handle, row, at, RecordedEvent.MACHINE, events);
    }
}

package brevvakt.casework.disclosure;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.classify.Label;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.intake.Consequences;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.RecordRegister;
import brevvakt.casework.store.Registers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What was disclosed by mail is a record that the authority has drawn up and sent: its bytes are kept among the originals,
 * and it is registered as outgoing in the case of the request, once however often it is tried (LAW-14, LAW-35).
 */
public final class SentLetters {
    private final Database database;
    private final Registers registers;
    private final Originals originals;
    private final Consequences consequences;
    private final Supplier<Organisation> organisation;
    private final Clock clock;

    public SentLetters(
            Database database,
            Registers registers,
            Originals originals,
            Consequences consequences,
            Supplier<Organisation> organisation,
            Clock clock) {
        this.database = database;
        this.registers = registers;
        this.originals = originals;
        this.consequences = consequences;
        this.organisation = organisation;
        this.clock = clock;
    }

    boolean has(OutboxMail mail) {
        return database.read(
                handle -> registers.records().findSent(handle, idOf(mail)).isPresent());
    }

    void add(OutboxMail mail, byte[] written, List<Enclosure> enclosures) throws IOException {
        Originals.Kept kept = originals.keep(new ByteArrayInputStream(written));
        Instant now = clock.instant();
        database.inTransaction(handle -> registers
                .records()
                .findSent(handle, idOf(mail))
                .orElseGet(() -> registered(handle, mail, kept, enclosures, now)));
    }

    private RecordEntry registered(
            Handle handle, OutboxMail mail, Originals.Kept kept, List<Enclosure> enclosures, Instant now) {
        Optional<CaseRow> row =
                mail.caseNumber().flatMap(number -> registers.cases().find(handle, number));
        Optional<Integer> no = row.map(found -> found.file().records() + 1);
        Optional<CaseRow> after = row.map(found -> registers
                .cases()
                .append(
                        handle,
                        found,
                        now,
                        RecordedEvent.MACHINE,
                        List.of(new CaseEvent.RecordAdded(
                                no.orElseThrow(),
                                Direction.OUT,
                                Optional.of(idOf(mail)),
                                kept.digest(),
                                Label.CASE_DOCUMENT))));
        RecordEntry entry = registers
                .records()
                .insert(
                        handle,
                        new RecordEntry(
                                0,
                                idOf(mail),
                                mail.caseNumber(),
                                no,
                                Direction.OUT,
                                Label.CASE_DOCUMENT,
                                Optional.of(mail.messageId()),
                                Optional.of(mail.from()),
                                mail.to(),
                                now,
                                mail.subject(),
                                kept.digest(),
                                kept.size(),
                                enclosures.stream()
                                        .map(file -> new RecordEntry.Enclosure(
                                                file.name(), file.type(), file.bytes().length))
                                        .toList(),
                                Optional.empty(),
                                "disclosure",
                                Optional.empty(),
                                Authenticity.unasked()),
                        RecordRegister.onceKeyOfSent(idOf(mail)));
        after.map(changed -> answered(handle, mail, changed, now))
                .ifPresent(changed -> consequences.toCaseSystem(handle, changed, organisation.get(), now));
        return entry;
    }

    /** What was handed out answers the case in which its newest record has just been registered, unless that is ended. */
    private CaseRow answered(Handle handle, OutboxMail mail, CaseRow row, Instant now) {
        Optional<String> by = new DisclosureRegister().handedOutBy(handle, mail.onceKey());
        if (by.isEmpty() || row.file().status().isEnded()) {
            return row;
        }
        CaseEvent answer = new CaseEvent.Answered(
                Optional.of(row.file().records()), Optional.of(registers.notes().keep(handle, mail.subject())));
        return registers.cases().append(handle, row, now, by.get(), List.of(answer));
    }

    private static ArrivalId idOf(OutboxMail mail) {
        return new ArrivalId(UUID.nameUUIDFromBytes(mail.onceKey().getBytes(StandardCharsets.UTF_8))
                .toString());
    }
}

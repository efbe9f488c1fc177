package brevvakt.casework.records;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One mail as the register lists it (LAW-17). The title is the mail's subject: shown in the restricted view only.
 *
 * @param no the running number in the case; empty outside of one
 * @param counterpart where an answer to it goes
 * @param automatic the kind of robot that wrote it, if one did
 * @param threadHow by which sign it joined its case
 * @param authenticity whether it proved to be from its author's domain
 */
public record RecordEntry(
        long id,
        ArrivalId arrivalId,
        Optional<CaseNumber> caseNumber,
        Optional<Integer> no,
        Direction direction,
        Label label,
        Optional<String> messageId,
        Optional<EmailAddress> sender,
        List<EmailAddress> recipients,
        Instant receivedAt,
        String title,
        Sha256 original,
        long size,
        List<Enclosure> attachments,
        Optional<AutomaticKind> automatic,
        String threadHow,
        Optional<EmailAddress> counterpart,
        Authenticity authenticity) {

    /** An attachment as listed: what it is called, what it is, how long. */
    public record Enclosure(String name, String type, long size) {}
}

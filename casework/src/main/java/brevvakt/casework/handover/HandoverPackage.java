package brevvakt.casework.handover;

import brevvakt.casework.outbox.OutboxMail;
import java.util.List;

/**
 * One registration as it is handed over.
 *
 * @param name names it for ever, such as {@code Ks-417-2026-1}
 * @param mail the covering mail, which also stands in the outbox
 * @param enclosures the original, a readable paper, the attachments, the metadata
 */
public record HandoverPackage(String name, OutboxMail mail, List<Enclosure> enclosures) {

    public HandoverPackage {
        enclosures = List.copyOf(enclosures);
    }

    /** A file of the package. */
    public record Enclosure(String name, String type, byte[] bytes) {}
}

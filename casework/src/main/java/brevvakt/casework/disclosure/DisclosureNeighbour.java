package brevvakt.casework.disclosure;

import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.MailWithFiles;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.DisclosureRegister;
import java.io.IOException;
import java.util.List;

/**
 * Sends what was disclosed: the mail from the outbox, with the papers of its package as they were written then; and
 * registers it as a record that was sent.
 */
public final class DisclosureNeighbour implements Neighbour {
    private final Cabinet cabinet;
    private final MailWithFiles way;
    private final SentLetters sent;

    /** Where the packages lie that were handed out. */
    public interface Cabinet {

        /** The papers in a package, in their order; an exception where it cannot be read. */
        List<Enclosure> papersIn(String packed) throws IOException;
    }

    public DisclosureNeighbour(Cabinet cabinet, MailWithFiles way, SentLetters sent) {
        this.cabinet = cabinet;
        this.way = way;
        this.sent = sent;
    }

    @Override
    public boolean takes(OutboxMail mail) {
        return DisclosureRegister.packageOf(mail.onceKey()).isPresent();
    }

    @Override
    public void take(OutboxMail mail) throws IOException {
        String packed = DisclosureRegister.packageOf(mail.onceKey()).orElseThrow();
        if (sent.has(mail)) {
            return;
        }
        List<Enclosure> papers = cabinet.papersIn(packed);
        byte[] written = way.write(new HandoverPackage(packed, mail, papers));
        way.send(mail, written);
        sent.add(mail, written, papers);
    }
}

package brevvakt.casework.disclosure;

import brevvakt.casework.handover.CaseSystem;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutboxMail;
import java.io.IOException;
import java.util.List;

/** Sends what was disclosed: the mail from the outbox, with the papers of its package as they were written then. */
public final class DisclosureNeighbour implements Neighbour {
    private final Cabinet cabinet;
    private final CaseSystem byMail;

    /** Where the packages lie that were handed out. */
    public interface Cabinet {

        /** The papers in a package, in their order; an exception where it cannot be read. */
        List<Enclosure> papersIn(String packed) throws IOException;
    }

    /** @param byMail the way by which a mail with files leaves the house */
    public DisclosureNeighbour(Cabinet cabinet, CaseSystem byMail) {
        this.cabinet = cabinet;
        this.byMail = byMail;
    }

    @Override
    public boolean takes(OutboxMail mail) {
        return mail.onceKey().startsWith(DisclosureMail.PACKAGE);
    }

    @Override
    public void take(OutboxMail mail) throws IOException {
        String packed = mail.onceKey().substring(DisclosureMail.PACKAGE.length());
        byMail.take(new HandoverPackage(packed, mail, cabinet.papersIn(packed)));
    }
}

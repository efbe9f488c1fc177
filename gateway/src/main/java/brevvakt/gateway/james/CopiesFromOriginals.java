package brevvakt.gateway.james;

import brevvakt.casework.records.Carried;
import brevvakt.casework.records.CopyPost;
import brevvakt.casework.records.Originals;
import java.io.IOException;
import java.util.Date;
import javax.inject.Inject;

/** Copies that come into a mailbox straight from the originals, with the header lines that every copy of ours has. */
final class CopiesFromOriginals implements CopyPost {
    private final Originals originals;
    private final Mailboxes mailboxes;
    private final RelayedCopies relayed;

    @Inject
    CopiesFromOriginals(Parts parts, Mailboxes mailboxes, RelayedCopies relayed) {
        this.relayed = relayed;
        this.originals = parts.originals();
        this.mailboxes = mailboxes;
    }

    @Override
    public void deliver(Carried copy) throws IOException {
        String head =
                "Delivered-To: " + copy.mailbox() + "\r\n" + CopyForMailbox.ARRIVAL_HEADER + ": " + copy.id() + "\r\n";
        if (relayed.keeps(copy.mailbox())) {
            relayed.handOver(copy, head);
            return;
        }
        KeptMessage kept = new KeptMessage(new byte[0], originals, copy.original(), copy.size());
        mailboxes.deliverOwed(
                copy.id(),
                copy.mailbox(),
                copy.folder(),
                new Mailboxes.Copy(copy.id().value(), Date.from(copy.receivedAt()), MailBytes.of(head, kept)));
    }
}

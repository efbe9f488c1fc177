package brevvakt.gateway.james;

import brevvakt.casework.records.Carried;
import brevvakt.casework.records.CopyPost;
import brevvakt.casework.records.Originals;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.OptionalLong;

/** Copies that come into a mailbox straight from the originals, with the header lines that every copy of ours has. */
record CopiesFromOriginals(Originals originals, Mailboxes mailboxes) implements CopyPost {

    @Override
    public OptionalLong deliver(Carried copy) throws IOException {
        String head =
                "Delivered-To: " + copy.mailbox() + "\r\n" + CopyForMailbox.ARRIVAL_HEADER + ": " + copy.id() + "\r\n";
        try (InputStream original = originals.open(copy.original())) {
            MailBytes bytes = MailBytes.of(head, original.readAllBytes());
            return mailboxes.deliver(
                    copy.mailbox(),
                    copy.folder(),
                    new Mailboxes.Copy(copy.id().value(), Date.from(copy.receivedAt()), bytes));
        }
    }
}

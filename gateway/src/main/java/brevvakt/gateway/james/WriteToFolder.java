package brevvakt.gateway.james;

import brevvakt.mailets.reading.ArrivalAttributes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** Lets mail to the outside end in the folder of the settings. Changes nothing in it. */
public final class WriteToFolder extends GenericMailet {
    private final OutgoingFolder folder;

    @Inject
    WriteToFolder(MailServerSettings settings) {
        this.folder = new OutgoingFolder(((Outgoing.Folder) settings.outgoing()).folder());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        ByteArrayOutputStream mime = new ByteArrayOutputStream();
        try {
            mail.getMessage().writeTo(mime);
            folder.write(
                    ArrivalAttributes.read(mail)
                            .map(arrival -> arrival.id().value())
                            .orElse(mail.getName()),
                    mail.getMaybeSender().asString(""),
                    mail.getRecipients().stream().map(MailAddress::asString).toList(),
                    mime.toByteArray());
        } catch (IOException e) {
            throw new MessagingException("cannot write " + mail.getName(), e);
        }
        mail.setState(Mail.GHOST);
    }
}

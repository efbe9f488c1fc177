package brevvakt.gateway.james;

import java.util.Collections;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.lmtp.LMTPMultiResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.smtpserver.DataLineJamesMessageHookHandler;
import org.apache.mailet.Mail;

/** Takes a mail over once for all of its recipients and answers once for each of them (RFC 2033 4.2). */
final class LmtpDataLine extends DataLineJamesMessageHookHandler {

    @Override
    protected Response processExtensions(SMTPSession session, Mail mail, MimeMessageInputStreamSource bytes) {
        int recipients = Math.max(1, mail.getRecipients().size());
        Response once = super.processExtensions(session, mail, bytes);
        return LMTPMultiResponse.of(Collections.nCopies(recipients, once));
    }
}

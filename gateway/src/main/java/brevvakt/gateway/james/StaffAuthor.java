package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;

/** Looks at the From that the receiver will see: staff may write only under an address that is theirs to use. */
final class StaffAuthor implements JamesMessageHook {
    private final MailAccess access;

    @Inject
    StaffAuthor(MailAccess access) {
        this.access = access;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        String user = session.getUsername().asString();
        try {
            String from = mail.getMessage().getHeader("From", ",");
            return from != null && isOwn(user, InternetAddress.parseHeader(from, true))
                    ? HookResult.DECLINED
                    : Replies.refused("550", "5.7.1 The From of the message is no address that you may use");
        } catch (MessagingException e) {
            return Replies.refused("550", "5.7.1 The From of the message cannot be read");
        }
    }

    private boolean isOwn(String user, InternetAddress[] authors) {
        for (InternetAddress author : authors) {
            if (EmailAddress.parse(author.getAddress())
                    .filter(address -> access.maySendAs(user, address))
                    .isEmpty()) {
                return false;
            }
        }
        return authors.length > 0;
    }
}

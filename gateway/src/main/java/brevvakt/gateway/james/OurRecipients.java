package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** Takes mail from outside for our own open mailboxes and for nobody else. */
final class OurRecipients implements RcptHook {
    private final MailAccess access;

    @Inject
    OurRecipients(MailAccess access) {
        this.access = access;
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        Optional<EmailAddress> address = EmailAddress.parse(recipient.asString());
        return address.isEmpty() ? Replies.unknownRecipient() : answer(access.recipient(address.get()));
    }

    static HookResult answer(MailAccess.Recipient recipient) {
        return switch (recipient.reception()) {
            case OPEN -> Replies.accepted();
            case UNKNOWN -> Replies.unknownRecipient();
            case CLOSED -> Replies.closedMailbox(recipient.instead());
        };
    }
}

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

/** Lets logged-in staff write to the whole world; a slip of the pen in our own domain is told at once. */
final class StaffRecipients implements RcptHook {
    private final MailAccess access;

    @Inject
    StaffRecipients(MailAccess access) {
        this.access = access;
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        Optional<EmailAddress> address = EmailAddress.parse(recipient.asString());
        if (session.getUsername() == null || address.isEmpty()) {
            return Replies.refused("550", "5.7.1 Authentication required");
        }
        return access.leaves(address.get())
                ? Replies.accepted()
                : OurRecipients.answer(access.recipient(address.get()));
    }
}

package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import javax.inject.Inject;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;

/** Lets staff send only when logged in, and only under an envelope address that is theirs to use. */
final class StaffSender implements MailHook {
    private final MailAccess access;

    @Inject
    StaffSender(MailAccess access) {
        this.access = access;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        if (session.getUsername() == null) {
            return Replies.refused("530", "5.7.0 Authentication required");
        }
        String user = session.getUsername().asString();
        boolean own = sender.asOptional()
                .flatMap(address -> EmailAddress.parse(address.asString()))
                .filter(address -> access.maySendAs(user, address))
                .isPresent();
        return own
                ? HookResult.DECLINED
                : Replies.refused("550", "5.7.1 You may not send as " + sender.asPrettyString());
    }
}

package brevvakt.gateway.james;

import brevvakt.casework.access.Knock;
import brevvakt.casework.access.MailAccess;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.AuthHook;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;

/** Logs staff in by user name or mail address; the session bears the user name in both cases. */
final class StaffLogin implements AuthHook {
    private final MailAccess access;

    @Inject
    StaffLogin(MailAccess access) {
        this.access = access;
    }

    @Override
    public HookResult doAuth(SMTPSession session, Username login, String password) {
        String address = session.getRemoteAddress().getAddress().getHostAddress();
        if (!access.mayLogIn(new Knock("submission", address, login.asString(), password))) {
            return HookResult.DECLINED;
        }
        session.setUsername(Username.of(access.usernameOf(login.asString()).orElseThrow()));
        session.setRelayingAllowed(true);
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.ok())
                .smtpDescription("2.7.0 Logged in")
                .build();
    }

    @Override
    public HookResult doSasl(SMTPSession session, OidcSASLConfiguration configuration, String initialResponse) {
        return HookResult.DECLINED;
    }
}

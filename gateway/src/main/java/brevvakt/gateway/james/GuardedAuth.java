package brevvakt.gateway.james;

import java.util.List;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.AuthCmdHandler;

/** AUTH, offered where a password cannot be overheard: under TLS, or from this machine itself. */
final class GuardedAuth extends AuthCmdHandler {

    @Override
    public List<String> getImplementedEsmtpFeatures(SMTPSession session) {
        return isSafe(session) ? super.getImplementedEsmtpFeatures(session) : List.of();
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        return isSafe(session)
                ? super.onCommand(session, request)
                : new SMTPResponse("538", "5.7.11 Encryption required for the requested authentication mechanism");
    }

    private static boolean isSafe(SMTPSession session) {
        return session.isTLSStarted() || session.getRemoteAddress().getAddress().isLoopbackAddress();
    }
}

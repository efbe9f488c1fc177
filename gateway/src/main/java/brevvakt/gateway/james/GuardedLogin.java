package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.imap.api.display.HumanReadableText;
import org.apache.james.imap.api.message.request.ImapRequest;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.processor.LoginProcessor;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.metrics.api.MetricFactory;

/** LOGIN, with the address that it comes from. */
final class GuardedLogin extends LoginProcessor {

    @Inject
    GuardedLogin(MailboxManager manager, StatusResponseFactory responses, MetricFactory metrics) {
        super(manager, responses, metrics);
    }

    @Override
    protected void doAuth(
            AuthenticationAttempt attempt,
            ImapSession session,
            ImapRequest request,
            Responder responder,
            HumanReadableText failed) {
        Whence.during(session, () -> super.doAuth(attempt, session, request, responder, failed));
    }
}

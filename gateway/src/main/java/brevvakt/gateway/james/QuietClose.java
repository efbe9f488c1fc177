package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.CloseRequest;
import org.apache.james.imap.processor.CloseProcessor;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.metrics.api.MetricFactory;
import reactor.core.publisher.Mono;

/** CLOSE, which is answered also where nothing may be expunged: James leaves such a client waiting for ever. */
final class QuietClose extends CloseProcessor {

    @Inject
    QuietClose(MailboxManager manager, StatusResponseFactory responses, MetricFactory metrics) {
        super(manager, responses, metrics);
    }

    @Override
    protected Mono<Void> processRequestReactive(CloseRequest request, ImapSession session, Responder responder) {
        return getSelectedMailboxReactive(session)
                .flatMapMany(mailbox -> mailbox.expungeReactive(MessageRange.all(), session.getMailboxSession()))
                .then()
                .onErrorResume(MailboxException.class, e -> Mono.empty())
                .then(Mono.defer(session::deselect))
                .then(Mono.fromRunnable(() -> okComplete(request, responder)));
    }
}

package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.events.EventBus;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.SelectRequest;
import org.apache.james.imap.processor.SelectProcessor;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.metrics.api.MetricFactory;
import reactor.core.publisher.Mono;

/** SELECT, and word of it to the house. */
final class HeardSelect extends SelectProcessor {
    private final Openings openings;

    @Inject
    HeardSelect(
            MailboxManager manager,
            EventBus bus,
            StatusResponseFactory responses,
            MetricFactory metrics,
            Openings openings) {
        super(manager, bus, responses, metrics);
        this.openings = openings;
    }

    @Override
    protected Mono<Void> processRequestReactive(SelectRequest request, ImapSession session, Responder responder) {
        HeldAnswer answer = new HeldAnswer(responder);
        HouseSessions.notExamined(session.getMailboxSession());
        return super.processRequestReactive(request, session, answer)
                .then(Mono.defer(() -> answer.isOk() ? openings.selected(session) : Mono.empty()))
                .then(answer.give());
    }
}

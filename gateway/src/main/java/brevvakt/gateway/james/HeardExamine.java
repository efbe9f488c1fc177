package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.events.EventBus;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.ExamineRequest;
import org.apache.james.imap.processor.ExamineProcessor;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.metrics.api.MetricFactory;
import reactor.core.publisher.Mono;

/** EXAMINE, and word of it to the house; what is examined is not changed, which James does not see to. */
final class HeardExamine extends ExamineProcessor {
    private final Openings openings;

    @Inject
    HeardExamine(
            MailboxManager manager,
            EventBus bus,
            StatusResponseFactory responses,
            MetricFactory metrics,
            Openings openings) {
        super(manager, bus, responses, metrics);
        this.openings = openings;
    }

    @Override
    protected Mono<Void> processRequestReactive(ExamineRequest request, ImapSession session, Responder responder) {
        HeldAnswer answer = new HeldAnswer(responder);
        return super.processRequestReactive(request, session, answer)
                .then(Mono.defer(() -> answer.isOk() ? examined(session) : Mono.empty()))
                .then(answer.give());
    }

    private Mono<Void> examined(ImapSession session) {
        HouseSessions.examined(
                session.getMailboxSession(), session.getSelected().getMailboxId());
        return openings.selected(session);
    }
}

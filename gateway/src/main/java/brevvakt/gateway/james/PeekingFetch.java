package brevvakt.gateway.james;

import java.util.Arrays;
import javax.inject.Inject;
import org.apache.james.imap.api.message.FetchData;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.FetchRequest;
import org.apache.james.imap.processor.fetch.FetchProcessor;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MailboxACL.Right;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.metrics.api.MetricFactory;
import reactor.core.publisher.Mono;

/** FETCH, which leaves a mail unseen where the reader may not mark it or looks at it with EXAMINE (RFC 4314 5.1.1). */
final class PeekingFetch extends FetchProcessor {

    @Inject
    PeekingFetch(MailboxManager manager, StatusResponseFactory responses, MetricFactory metrics) {
        super(manager, responses, metrics);
    }

    @Override
    protected Mono<Void> processRequestReactive(FetchRequest request, ImapSession session, Responder responder) {
        if (!request.getFetch().isSetSeen() || session.getSelected() == null) {
            return super.processRequestReactive(request, session, responder);
        }
        return Mono.fromCallable(() -> mayMark(
                        session.getMailboxSession(), session.getSelected().getMailboxId()))
                .onErrorReturn(MailboxException.class, false)
                .flatMap(mayMark ->
                        super.processRequestReactive(mayMark ? request : peeking(request), session, responder));
    }

    private boolean mayMark(MailboxSession session, MailboxId mailbox) throws MailboxException {
        return !HouseSessions.isExamined(session, mailbox)
                && getMailboxManager().hasRight(mailbox, Right.WriteSeenFlag, session);
    }

    private static FetchRequest peeking(FetchRequest request) {
        FetchData fetch = request.getFetch();
        FetchData.Builder peek = FetchData.builder()
                .fetch(Arrays.stream(FetchData.Item.values())
                        .filter(fetch::contains)
                        .toList())
                .vanished(fetch.getVanished());
        fetch.getBodyElements().forEach(element -> peek.add(element, true));
        if (fetch.getChangedSince() != -1) {
            peek.changedSince(fetch.getChangedSince());
        }
        return new FetchRequest(request.isUseUids(), request.getIdSet(), peek.build(), request.getTag());
    }
}

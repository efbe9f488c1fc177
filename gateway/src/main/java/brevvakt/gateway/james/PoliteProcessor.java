package brevvakt.gateway.james;

import org.apache.james.imap.api.ImapConfiguration;
import org.apache.james.imap.api.ImapMessage;
import org.apache.james.imap.api.display.HumanReadableText;
import org.apache.james.imap.api.message.request.ImapRequest;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapProcessor;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.main.DeniedAccessOnSharedMailboxException;
import reactor.core.publisher.Mono;

/**
 * Answers NO to a name in another's namespace, such as {@code #user.NAME}, of which this house has none; James ends the
 * connection instead.
 */
final class PoliteProcessor implements ImapProcessor {
    private final ImapProcessor james;
    private final StatusResponseFactory responses;

    PoliteProcessor(ImapProcessor james, StatusResponseFactory responses) {
        this.james = james;
        this.responses = responses;
    }

    @Override
    public Mono<Void> processReactive(ImapMessage message, Responder responder, ImapSession session) {
        return Mono.defer(() -> james.processReactive(message, responder, session))
                .onErrorResume(
                        e -> e instanceof DeniedAccessOnSharedMailboxException && message instanceof ImapRequest,
                        e -> Mono.fromRunnable(() -> refuse((ImapRequest) message, responder)));
    }

    private void refuse(ImapRequest request, Responder responder) {
        responder.respond(
                responses.taggedNo(request.getTag(), request.getCommand(), HumanReadableText.MAILBOX_NOT_FOUND));
        responder.flush();
    }

    @Override
    public void configure(ImapConfiguration configuration) {
        james.configure(configuration);
    }
}

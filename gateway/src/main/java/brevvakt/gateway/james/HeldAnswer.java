package brevvakt.gateway.james;

import java.util.Optional;
import org.apache.james.imap.api.message.response.ImapResponseMessage;
import org.apache.james.imap.api.message.response.StatusResponse;
import org.apache.james.imap.api.process.ImapProcessor;
import reactor.core.publisher.Mono;

/** Passes everything on but the last word of a command, which waits until the house has heard of it. */
final class HeldAnswer implements ImapProcessor.Responder {
    private final ImapProcessor.Responder client;
    private Optional<StatusResponse> last = Optional.empty();

    HeldAnswer(ImapProcessor.Responder client) {
        this.client = client;
    }

    @Override
    public void respond(ImapResponseMessage message) {
        if (message instanceof StatusResponse status && status.getTag() != null) {
            last = Optional.of(status);
        } else {
            client.respond(message);
        }
    }

    @Override
    public void flush() {
        client.flush();
    }

    boolean isOk() {
        return last.filter(status -> status.getServerResponseType() == StatusResponse.Type.OK)
                .isPresent();
    }

    Mono<Void> give() {
        return Mono.fromRunnable(() -> last.ifPresent(client::respond));
    }
}

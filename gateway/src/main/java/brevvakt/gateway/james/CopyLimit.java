package brevvakt.gateway.james;

import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.store.mail.MessageMapper;
import org.apache.james.mailbox.store.mail.model.Message;
import reactor.core.publisher.Mono;

/** How much one COPY or MOVE may take: James holds all of it in memory (JAMES-4041). */
final class CopyLimit {
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private CopyLimit() {}

    static Mono<Void> check(MailboxStores stores, Mailbox from, MessageRange set, MailboxSession session) {
        return stores.mappers()
                .getMessageMapper(session)
                .findInMailboxReactive(from, set, MessageMapper.FetchType.METADATA, -1)
                .map(Message::getFullContentOctets)
                .reduce(0L, Long::sum)
                .flatMap(bytes -> bytes > MOST_BYTES
                        ? Mono.error(new MailboxException("too much for one command: " + bytes + " bytes"))
                        : Mono.empty());
    }
}

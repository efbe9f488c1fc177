package brevvakt.gateway.james;

import java.time.Clock;
import javax.inject.Inject;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.MailboxPathLocker;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.store.BatchSizes;
import org.apache.james.mailbox.store.mail.ThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.quota.QuotaComponents;
import org.apache.james.mailbox.store.search.MessageSearchIndex;

/** What every mailbox stands on. */
record MailboxStores(
        JPAMailboxSessionMapperFactory mappers,
        MessageSearchIndex index,
        EventBus bus,
        MailboxPathLocker locker,
        QuotaComponents quotas,
        MessageId.Factory messageIds,
        HouseRights rights,
        ThreadIdGuessingAlgorithm threads,
        SharedNames names,
        Parts parts,
        Clock clock) {

    @Inject
    MailboxStores {}

    BatchSizes batches() {
        return BatchSizes.defaultValues();
    }
}

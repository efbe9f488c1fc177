package brevvakt.gateway.james;

import brevvakt.index.MailboxIndex;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import org.apache.james.events.EventBus;
import org.apache.james.events.EventDeadLetters;
import org.apache.james.events.EventListener;
import org.apache.james.events.InVMEventBus;
import org.apache.james.events.MemoryEventDeadLetters;
import org.apache.james.events.RetryBackoffConfiguration;
import org.apache.james.events.delivery.EventDelivery;
import org.apache.james.events.delivery.InVmEventDelivery;
import org.apache.james.mailbox.AttachmentContentLoader;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxPathLocker;
import org.apache.james.mailbox.SessionProvider;
import org.apache.james.mailbox.SubscriptionManager;
import org.apache.james.mailbox.acl.MailboxACLResolver;
import org.apache.james.mailbox.acl.UnionMailboxACLResolver;
import org.apache.james.mailbox.extractor.TextExtractor;
import org.apache.james.mailbox.jpa.JPAAttachmentContentLoader;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.mail.JPAModSeqProvider;
import org.apache.james.mailbox.jpa.mail.JPAUidProvider;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.quota.MaxQuotaManager;
import org.apache.james.mailbox.quota.QuotaManager;
import org.apache.james.mailbox.quota.QuotaRootResolver;
import org.apache.james.mailbox.quota.UserQuotaRootResolver;
import org.apache.james.mailbox.store.JVMMailboxPathLocker;
import org.apache.james.mailbox.store.MailboxSessionMapperFactory;
import org.apache.james.mailbox.store.StoreRightManager;
import org.apache.james.mailbox.store.StoreSubscriptionManager;
import org.apache.james.mailbox.store.extractor.JsoupTextExtractor;
import org.apache.james.mailbox.store.mail.MailboxMapperFactory;
import org.apache.james.mailbox.store.mail.MessageMapperFactory;
import org.apache.james.mailbox.store.mail.ModSeqProvider;
import org.apache.james.mailbox.store.mail.NaiveThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.mail.ThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.mail.UidProvider;
import org.apache.james.mailbox.store.mail.model.DefaultMessageId;
import org.apache.james.mailbox.store.quota.DefaultUserQuotaRootResolver;
import org.apache.james.mailbox.store.quota.NoMaxQuotaManager;
import org.apache.james.mailbox.store.quota.NoQuotaManager;
import org.apache.james.mailbox.store.search.MessageSearchIndex;
import org.apache.james.mailbox.store.user.SubscriptionMapperFactory;

/** The mailboxes: James' own tables in our database, without quotas. */
final class MailboxModule extends AbstractModule {
    private final SharedNames names;

    MailboxModule(SharedNames names) {
        this.names = names;
    }

    @Override
    protected void configure() {
        bind(HouseMappers.class).in(Scopes.SINGLETON);
        bind(JPAMailboxSessionMapperFactory.class).to(HouseMappers.class);
        bind(Mailboxes.class).in(Scopes.SINGLETON);
        bind(MailboxSessionMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
        bind(MailboxMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
        bind(MessageMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
        bind(SubscriptionMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
        bind(UidProvider.class).to(JPAUidProvider.class).in(Scopes.SINGLETON);
        bind(ModSeqProvider.class).to(JPAModSeqProvider.class).in(Scopes.SINGLETON);
        bind(MailboxPathLocker.class).to(JVMMailboxPathLocker.class).in(Scopes.SINGLETON);
        bind(MailboxId.Factory.class).to(JPAId.Factory.class);
        bind(MessageId.Factory.class).to(DefaultMessageId.Factory.class);
        bind(ThreadIdGuessingAlgorithm.class).to(NaiveThreadIdGuessingAlgorithm.class);
        bind(MailboxACLResolver.class).to(UnionMailboxACLResolver.class).in(Scopes.SINGLETON);
        bind(SessionProvider.class).to(HouseSessions.class).in(Scopes.SINGLETON);
        bind(SharedNames.class).toInstance(names);
        bind(MailboxStores.class).in(Scopes.SINGLETON);
        bind(HouseRights.class).in(Scopes.SINGLETON);
        bind(StoreRightManager.class).to(HouseRights.class);
        bind(MailboxManager.class).to(HouseMailboxManager.class).in(Scopes.SINGLETON);
        bind(Openings.class).in(Scopes.SINGLETON);
        bind(SubscriptionManager.class).to(StoreSubscriptionManager.class).in(Scopes.SINGLETON);
        bind(TextExtractor.class).to(JsoupTextExtractor.class);
        bind(AttachmentContentLoader.class).to(JPAAttachmentContentLoader.class);
        bind(MessageSearchIndex.class).to(MailboxSearch.class).in(Scopes.SINGLETON);
        bind(UserQuotaRootResolver.class).to(DefaultUserQuotaRootResolver.class).in(Scopes.SINGLETON);
        bind(QuotaRootResolver.class).to(UserQuotaRootResolver.class);
        bind(MaxQuotaManager.class).to(NoMaxQuotaManager.class);
        bind(QuotaManager.class).to(NoQuotaManager.class);
        bind(EventDelivery.class).to(InVmEventDelivery.class).in(Scopes.SINGLETON);
        bind(EventDeadLetters.class).to(MemoryEventDeadLetters.class).in(Scopes.SINGLETON);
        bind(RetryBackoffConfiguration.class).toInstance(RetryBackoffConfiguration.DEFAULT);
        bind(InVMEventBus.class).in(Scopes.SINGLETON);
        bind(EventBus.class).to(InVMEventBus.class);
    }

    @Provides
    @Singleton
    EventListener.ReactiveGroupEventListener listener(Openings openings) {
        return EventListener.wrapReactive(openings);
    }

    /** What mail programs look for; it fills itself, and may be thrown away. */
    @Provides
    @Singleton
    MailboxIndex words(MailServerSettings settings) {
        try {
            return MailboxIndex.open(settings.varDir().resolve("mailbox-index"));
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the mailboxes cannot be opened", e);
        }
    }

    @Provides
    @Singleton
    EntityManagerFactory tables(Parts parts) throws SQLException {
        return tablesIn(parts.dataSource());
    }

    /**
     * The pool is ours, so that James' tables and our registers share it. A copy is short (ADR 007), so the embedded
     * database keeps it in its row: a large object would be forced to a file of its own at each commit.
     */
    static EntityManagerFactory tablesIn(DataSource pool) throws SQLException {
        Map<String, Object> ways = new HashMap<>();
        ways.put("openjpa.ConnectionFactory", pool);
        try (Connection connection = pool.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().startsWith("HSQL")) {
                ways.put(
                        "openjpa.jdbc.DBDictionary",
                        "hsql(BlobTypeName=VARBINARY(134217728),UseGetBytesForBlobs=true,UseSetBytesForBlobs=true)");
            }
        }
        return Persistence.createEntityManagerFactory("Global", ways);
    }
}

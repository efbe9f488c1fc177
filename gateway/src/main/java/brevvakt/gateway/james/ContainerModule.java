package brevvakt.gateway.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.api.MailetLoader;
import org.apache.james.mailetcontainer.api.MatcherLoader;
import org.apache.james.mailetcontainer.impl.JamesMailetContext;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.utils.GuiceMailetLoader;
import org.apache.james.utils.GuiceMatcherLoader;
import org.apache.james.utils.MailetConfigurationOverride;
import org.apache.mailet.MailetContext;

/** The mailets, what they stand on, and the queues between them. */
final class ContainerModule extends AbstractModule {
    private final DurableQueues queues;

    ContainerModule(DurableQueues queues) {
        this.queues = queues;
    }

    @Override
    protected void configure() {
        bind(AbstractStateCompositeProcessor.class).to(HouseProcessors.class).in(Scopes.SINGLETON);
        bind(MailProcessor.class).to(AbstractStateCompositeProcessor.class);
        bind(Hands.class).to(Spooler.class).in(Scopes.SINGLETON);
        bind(JamesMailetContext.class).in(Scopes.SINGLETON);
        bind(MailetContext.class).to(JamesMailetContext.class);
        bind(MailetLoader.class).to(GuiceMailetLoader.class);
        bind(MatcherLoader.class).to(GuiceMatcherLoader.class);
        bind(DurableQueues.class).toInstance(queues);
        Multibinder.newSetBinder(binder(), MailetConfigurationOverride.class);
    }

    @Provides
    @Singleton
    MailQueueFactory<?> queueFactory() {
        return queues;
    }
}

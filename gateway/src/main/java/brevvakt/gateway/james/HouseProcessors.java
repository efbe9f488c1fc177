package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.api.MailetLoader;
import org.apache.james.mailetcontainer.api.MatcherLoader;
import org.apache.james.mailetcontainer.impl.MailetProcessorImpl;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** The processors of mailetcontainer.xml; each notes on the mail where it is, so that a retry knows the way back. */
final class HouseProcessors extends AbstractStateCompositeProcessor {
    private final MetricFactory metrics;
    private final MailetContext context;
    private final MatcherLoader matchers;
    private final MailetLoader mailets;

    @Inject
    HouseProcessors(MetricFactory metrics, MailetContext context, MatcherLoader matchers, MailetLoader mailets) {
        this.metrics = metrics;
        this.context = context;
        this.matchers = matchers;
        this.mailets = mailets;
    }

    @Override
    @SuppressWarnings(
            "IllegalCatch") // a processor half made is undone, whatever stopped it; James throws bare Exception
    protected MailProcessor createMailProcessor(String name, HierarchicalConfiguration<ImmutableNode> config)
            throws Exception {
        MailetProcessorImpl processor = name.equals(RetryLater.PROCESSOR) || name.equals(Mail.ERROR)
                ? new MailetProcessorImpl(metrics)
                : new Noting(metrics, name);
        try {
            processor.setMailetContext(context);
            processor.setMailetLoader(mailets);
            processor.setMatcherLoader(matchers);
            processor.configure(config);
            processor.setRootMailProcessor(this);
            processor.init();
            return processor;
        } catch (Exception e) {
            processor.destroy();
            throw e;
        }
    }

    private static final class Noting extends MailetProcessorImpl {
        private final Attribute here;

        Noting(MetricFactory metrics, String name) {
            super(metrics);
            this.here = new Attribute(RetryLater.RETURN_TO, AttributeValue.of(name));
        }

        @Override
        public void service(Mail mail) {
            mail.setAttribute(here);
            super.service(mail);
        }
    }
}

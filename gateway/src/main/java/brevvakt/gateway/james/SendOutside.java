package brevvakt.gateway.james;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.transport.mailets.RemoteDelivery;
import org.apache.mailet.MailetConfig;

/**
 * Sends mail to the outside through a durable queue, to the smart host of the settings or straight to each domain's
 * mail exchangers. How often it tries stands in mailetcontainer.xml.
 */
public final class SendOutside extends RemoteDelivery {
    private final Outgoing way;

    @Inject
    SendOutside(
            MailServerSettings settings,
            DNSService dns,
            DomainList domains,
            MailQueueFactory<?> queues,
            MetricFactory metrics) {
        super(dns, domains, queues, metrics);
        this.way = settings.outgoing();
    }

    @Override
    public void init(MailetConfig config) throws MessagingException {
        super.init(new AddedParameters(config, ways()));
    }

    private Map<String, String> ways() {
        Map<String, String> ways = new LinkedHashMap<>();
        if (way instanceof Outgoing.SmartHost host) {
            ways.put(GATEWAY, host.host());
            ways.put(GATEWAY_PORT, Integer.toString(host.port()));
            host.user().ifPresent(user -> ways.put(GATEWAY_USERNAME, user));
            host.password().ifPresent(password -> ways.put(GATEWAY_PASSWORD, password));
        }
        return ways;
    }

    private static final String GATEWAY = "gateway";
    private static final String GATEWAY_PORT = "gatewayPort";
    private static final String GATEWAY_USERNAME = "gatewayUsername";
    private static final String GATEWAY_PASSWORD = "gatewayPassword";
}

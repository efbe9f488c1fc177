package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.lib.handler.ProtocolHandlerLoader;
import org.apache.james.protocols.netty.AllButStartTlsLineChannelHandlerFactory;
import org.apache.james.protocols.netty.ChannelHandlerFactory;
import org.apache.james.smtpserver.netty.SMTPServer;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.apache.james.smtpserver.netty.SmtpMetrics;

/** SMTP servers that take a long line: what citizens' programs write in one line is not theirs to be blamed for. */
final class PatientSmtpServers extends SMTPServerFactory {
    static final int LONGEST_LINE = 1024 * 1024;

    @Inject
    PatientSmtpServers(DNSService dns, ProtocolHandlerLoader loader, FileSystem files, MetricFactory metrics) {
        super(dns, loader, files, metrics);
    }

    @Override
    protected SMTPServer createServer() {
        return new Patient(smtpMetrics);
    }

    @SuppressWarnings("unchecked") // an override inside James itself is unchecked, and the compiler says so here
    private static final class Patient extends SMTPServer {

        Patient(SmtpMetrics metrics) {
            super(metrics);
        }

        @Override
        protected ChannelHandlerFactory createFrameHandlerFactory() {
            return new AllButStartTlsLineChannelHandlerFactory("starttls", LONGEST_LINE);
        }
    }
}

package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.lmtpserver.netty.LMTPMetricsImpl;
import org.apache.james.lmtpserver.netty.LMTPServer;
import org.apache.james.lmtpserver.netty.LMTPServerFactory;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.lib.handler.ProtocolHandlerLoader;
import org.apache.james.protocols.netty.AllButStartTlsLineChannelHandlerFactory;
import org.apache.james.protocols.netty.ChannelHandlerFactory;

/** LMTP servers that take a long line, as {@link PatientSmtpServers} do. */
final class PatientLmtpServers extends LMTPServerFactory {

    @Inject
    PatientLmtpServers(ProtocolHandlerLoader loader, FileSystem files, MetricFactory metrics) {
        super(loader, files, metrics);
    }

    @Override
    protected LMTPServer createServer() {
        return new Patient(lmtpMetrics);
    }

    @SuppressWarnings("unchecked") // an override inside James itself is unchecked, and the compiler says so here
    private static final class Patient extends LMTPServer {

        Patient(LMTPMetricsImpl metrics) {
            super(metrics);
        }

        @Override
        protected ChannelHandlerFactory createFrameHandlerFactory() {
            return new AllButStartTlsLineChannelHandlerFactory("starttls", PatientSmtpServers.LONGEST_LINE);
        }
    }
}

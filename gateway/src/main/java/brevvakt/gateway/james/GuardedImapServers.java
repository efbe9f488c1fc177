package brevvakt.gateway.james;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.imap.api.message.response.StatusResponseFactory;
import org.apache.james.imap.api.process.ImapProcessor;
import org.apache.james.imap.decode.ImapDecoder;
import org.apache.james.imap.encode.ImapEncoder;
import org.apache.james.imapserver.netty.IMAPServer;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.imapserver.netty.ImapMetrics;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.netty.ChannelHandlerFactory;

/** IMAP servers that bound what a client may send, before James reads it. */
final class GuardedImapServers extends IMAPServerFactory {

    private final StatusResponseFactory responses;

    @Inject
    GuardedImapServers(
            FileSystem files,
            Provider<ImapDecoder> decoder,
            Provider<ImapEncoder> encoder,
            Provider<ImapProcessor> processor,
            MetricFactory metrics,
            GaugeRegistry gauges,
            StatusResponseFactory responses) {
        super(files, decoder, encoder, processor, metrics, gauges);
        this.responses = responses;
    }

    @Override
    protected IMAPServer createServer() {
        return new Guarded(
                decoder.get(),
                encoder.get(),
                new PoliteProcessor(processor.get(), responses),
                imapMetrics,
                gaugeRegistry);
    }

    @SuppressWarnings("unchecked") // an override inside James itself is unchecked, and the compiler says so here
    private static final class Guarded extends IMAPServer {

        Guarded(
                ImapDecoder decoder,
                ImapEncoder encoder,
                ImapProcessor processor,
                ImapMetrics metrics,
                GaugeRegistry gauges) {
            super(decoder, encoder, processor, metrics, gauges);
        }

        @Override
        protected ChannelHandlerFactory createFrameHandlerFactory() {
            return new BehindTheBounds(super.createFrameHandlerFactory());
        }
    }

    private record BehindTheBounds(ChannelHandlerFactory framers) implements ChannelHandlerFactory {

        @Override
        public ChannelHandler create(ChannelPipeline pipeline) {
            pipeline.addLast("brevvakt-bounds", new ImapBounds());
            return framers.create(pipeline);
        }
    }
}

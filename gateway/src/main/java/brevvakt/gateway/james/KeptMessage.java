package brevvakt.gateway.james;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.apache.james.server.core.MimeMessageSource;

/** A mail whose bytes lie among the originals: the trace header that we put before it, and the bytes as they came. */
final class KeptMessage implements MimeMessageSource {
    private final byte[] trace;
    private final Originals originals;
    private final Sha256 digest;
    private final long size;

    KeptMessage(byte[] trace, Originals originals, Sha256 digest, long size) {
        this.trace = trace;
        this.originals = originals;
        this.digest = digest;
        this.size = size;
    }

    byte[] trace() {
        return trace;
    }

    Sha256 digest() {
        return digest;
    }

    long size() {
        return size;
    }

    /** The bytes as they came. */
    InputStream original() throws IOException {
        return originals.open(digest);
    }

    @Override
    public String getSourceId() {
        return digest.hex();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(trace), original());
    }

    @Override
    public long getMessageSize() {
        return trace.length + size;
    }
}

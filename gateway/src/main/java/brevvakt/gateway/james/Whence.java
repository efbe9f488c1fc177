package brevvakt.gateway.james;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imapserver.netty.ImapChannelUpstreamHandler;
import org.apache.james.util.MDCBuilder;

/** Whence an IMAP session comes: James keeps it for its log, and a login needs it to be guarded (SEED-80). */
final class Whence {
    private Whence() {}

    /** Does something with the address of the session at hand, for {@link HouseSessions}. */
    static void during(ImapSession session, Runnable act) {
        Object known = session.getAttribute(ImapChannelUpstreamHandler.MDC_KEY);
        if (!(known instanceof MDCBuilder address)) {
            act.run();
            return;
        }
        Closeable atHand = address.build();
        try {
            act.run();
        } finally {
            putAway(atHand);
        }
    }

    private static void putAway(Closeable atHand) {
        try {
            atHand.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the address of a session could not be put away", e);
        }
    }
}

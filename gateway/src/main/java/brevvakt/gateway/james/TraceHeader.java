package brevvakt.gateway.james;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Envelope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.lmtp.LMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;

/** The Received header that every server puts before a mail it has taken over (RFC 5321 4.4). */
final class TraceHeader {
    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private TraceHeader() {}

    static String of(SMTPSession session, ArrivalId id, Instant at, Envelope envelope) {
        String hello = session.getAttachment(SMTPSession.CURRENT_HELO_NAME, State.Connection)
                .orElse("unknown");
        String only = envelope.recipients().size() == 1
                ? "\r\n\tfor <" + printable(envelope.recipients().get(0).toString()) + ">"
                : "";
        return "Received: from " + printable(hello) + " ([" + envelope.peer().orElse("unknown") + "])\r\n\tby "
                + printable(session.getConfiguration().getHelloName()) + " with " + protocol(session) + " id " + id
                + only + ";\r\n\t" + RFC_5322.format(at.atOffset(ZoneOffset.UTC)) + "\r\n";
    }

    private static String protocol(SMTPSession session) {
        String base = session.getConfiguration() instanceof LMTPConfiguration ? "LMTP" : "ESMTP";
        return base + (session.isTLSStarted() ? "S" : "") + (session.getUsername() == null ? "" : "A");
    }

    private static String printable(String stranger) {
        String plain = stranger.replaceAll("[^A-Za-z0-9.:_@+\\[\\]-]", "?");
        return plain.substring(0, Math.min(plain.length(), 255));
    }
}

package brevvakt.gateway.james;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.DataLineFilter;
import org.apache.james.smtpserver.ExtendedSMTPSession;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines of a mail that end in a bare line feed, as many programs send them, byte for byte. Such a line never
 * ends the mail: only a dot between two whole line ends does, so that nothing can be smuggled in behind it.
 */
public final class BareLineEnds implements DataLineFilter {

    @Override
    public @Nullable Response onLine(SMTPSession session, byte[] line, LineHandler<SMTPSession> next) {
        boolean whole = line.length >= 2 && line[line.length - 2] == '\r' && line[line.length - 1] == '\n';
        if (whole || line.length == 0 || line[line.length - 1] != '\n') {
            return next.onLine(session, line);
        }
        boolean stuffed = line.length > 2 && line[0] == '.' && line[1] == '.';
        int from = stuffed ? 1 : 0;
        try {
            OutputStream mail =
                    ((ExtendedSMTPSession) session).getMimeMessageWriter().getWritableOutputStream();
            mail.write(line, from, line.length - from);
        } catch (IOException e) {
            throw new UncheckedIOException("a mail cannot be taken over", e);
        }
        return null;
    }
}

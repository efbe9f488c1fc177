package brevvakt.gateway.james;

import brevvakt.casework.outbox.RelayedPost;
import brevvakt.mailets.reading.PoisonException;
import com.sun.mail.util.DecodingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.sql.SQLException;
import java.util.Optional;
import javax.jms.JMSException;
import javax.mail.MessagingException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.jspecify.annotations.Nullable;

/** Whose fault it is that a mailet could not finish a mail. */
enum Fault {
    /** Something that will come back: the disk, the database, the queue. */
    OF_THE_WORLD,
    /** The mail, or we ourselves: it will happen again. */
    OF_THE_MAIL,
    /** Said so by the mailet itself: trying again is of no use. */
    FINAL;

    static Fault of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            if (cause instanceof PoisonException || cause instanceof RelayedPost.RefusedForGood) {
                return FINAL;
            }
            if (isWorld(cause)) {
                return OF_THE_WORLD;
            }
        }
        return OF_THE_MAIL;
    }

    private static boolean isWorld(Throwable cause) {
        boolean aboutBytes = cause instanceof DecodingException
                || cause instanceof CharConversionException
                || cause instanceof UnsupportedEncodingException
                || cause instanceof MimeIOException
                || cause instanceof MimeException;
        return !aboutBytes
                && (cause instanceof IOException
                        || cause instanceof SQLException
                        || cause instanceof JMSException
                        || cause instanceof InterruptedException);
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    /** The kinds of the exceptions and the place where the first was thrown; no message, which may quote a citizen. */
    static String inShort(Throwable thrown) {
        StringBuilder kinds = new StringBuilder(thrown.getClass().getSimpleName());
        Throwable deepest = thrown;
        for (Throwable cause = next(thrown); cause != null; cause = next(cause)) {
            kinds.append(" by ").append(cause.getClass().getSimpleName());
            deepest = cause;
        }
        Optional<StackTraceElement> place = Optional.of(deepest.getStackTrace())
                .filter(trace -> trace.length > 0)
                .map(trace -> trace[0]);
        return kinds + place.map(at -> " at " + at).orElse("");
    }
}

package brevvakt.gateway.neighbours;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.gateway.settings.RelaySettings;
import brevvakt.gateway.settings.RelaySettings.Credential;
import com.sun.mail.imap.IMAPFolder;
import com.sun.mail.imap.IMAPStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import javax.mail.AuthenticationFailedException;
import javax.mail.Folder;
import javax.mail.MessagingException;
import javax.mail.Session;

/** Opens the folder of a mailbox in the neighbouring mail system, to be looked at and never to be changed. */
final class ImapLogin {
    private static final String CONNECT_MILLIS = "15000";
    /** Longer than the time between two heartbeats: a line that has died without a word is noticed by it. */
    private static final String ANSWER_MILLIS = "420000";

    private final RelaySettings.Imap settings;
    private final Protection protection;
    private final Optional<AccessTokens> tokens;

    /** @param trust certificates by which the server is known; where empty, those that the Java machine knows */
    ImapLogin(RelaySettings.Imap settings, Optional<Path> trust, Clock clock) {
        this.settings = settings;
        this.protection = new Protection(settings.security(), trust);
        this.tokens = settings.credential() instanceof Credential.Token token
                ? Optional.of(new AccessTokens(token, clock))
                : Optional.empty();
    }

    /** What the folder is in; closing it ends the connection. */
    record Opened(IMAPStore store, IMAPFolder folder, boolean tellsChanges) implements AutoCloseable {

        @Override
        public void close() {
            try {
                store.close();
            } catch (MessagingException e) {
                // the line is gone already
                return;
            }
        }
    }

    /** The neighbour as it is named in evidence and notices. */
    String server() {
        return settings.server().toString();
    }

    Opened open(EmailAddress mailbox) throws MessagingException, IOException {
        IMAPStore store = (IMAPStore) Session.getInstance(properties()).getStore("imap");
        try {
            store.connect(
                    settings.server().host(), settings.server().port(), named(settings.user(), mailbox), secret());
            IMAPFolder folder = (IMAPFolder) store.getFolder(named(settings.folder(), mailbox));
            folder.open(Folder.READ_ONLY);
            return new Opened(store, folder, store.hasCapability("IDLE"));
        } catch (AuthenticationFailedException e) {
            tokens.ifPresent(AccessTokens::forget);
            throw e;
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    private String secret() throws IOException {
        if (tokens.isPresent()) {
            return tokens.get().token();
        }
        return ((Credential.Password) settings.credential()).secret().value();
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.imap.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.imap.connectionpoolsize", "1");
        properties.setProperty("mail.imap.peek", "true");
        tokens.ifPresent(oauth -> properties.setProperty("mail.imap.auth.mechanisms", "XOAUTH2"));
        protection.set(properties, "mail.imap");
        return properties;
    }

    private static String named(String pattern, EmailAddress mailbox) {
        return pattern.replace("{mailbox}", mailbox.toString()).replace("{local}", mailbox.local());
    }
}

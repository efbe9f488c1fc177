package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The existing mail system that keeps the mailboxes with {@code delivery: relay}.
 *
 * @param server where their mail is delivered
 * @param security how that connection is protected
 * @param trust certificates in PEM by which its servers are known; empty where those of the Java machine will do
 * @param imap where it is seen that they are opened
 */
public record RelaySettings(
        Endpoint server, Protocol protocol, Security security, Optional<Path> trust, Optional<Imap> imap) {
    private static final int LMTP_PORT = 24;
    private static final int IMAP_PORT = 143;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_ROUND = 900;

    /** How mail is handed to it. */
    public enum Protocol {
        LMTP,
        SMTP
    }

    /** How a connection is protected. */
    public enum Security {
        /** By STARTTLS, which must be offered. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all; with a login only to the machine itself. */
        NONE
    }

    /**
     * A login that may look into its mailboxes.
     *
     * @param user with {@code {mailbox}} for the address, {@code {local}} for what stands before the @ in it
     * @param folder the same for the folder in which new mail lies
     * @param seconds between two looks, also where the server says by itself that something has changed: some tell of new mail only
     */
    public record Imap(
            Endpoint server, Security security, String user, String folder, Credential credential, int seconds) {}

    /** What is shown with the user's name: a password, or a token that is fetched. */
    public sealed interface Credential {

        /** A password, sent by LOGIN or PLAIN. */
        record Password(Secret secret) implements Credential {}

        /**
         * The client credentials of OAuth 2.0 (RFC 6749, 4.4); the token is shown by XOAUTH2.
         *
         * @param tokenUrl where the token is fetched, over https; http on 127.0.0.1 alone
         */
        record Token(String tokenUrl, String clientId, Secret clientSecret, Optional<String> scope)
                implements Credential {}
    }

    /** Empty where no such system is named. */
    static Optional<RelaySettings> of(Section section) {
        if (!section.isGiven()) {
            imap(section.section("imap"));
            return Optional.empty();
        }
        Optional<Endpoint> server = server(section, LMTP_PORT);
        Protocol protocol = section.word("protocol", Protocol.class, Protocol.LMTP);
        Security security = section.word("security", Security.class, Security.NONE);
        Optional<Path> trust = section.fileIfAny("trust");
        Optional<Imap> imap = imap(section.section("imap"));
        section.nothingElse();
        return server.map(endpoint -> new RelaySettings(endpoint, protocol, security, trust, imap));
    }

    private static Optional<Imap> imap(Section section) {
        Optional<Secret> password = section.secret("password");
        Optional<Credential> token = token(section.section("token"));
        if (!section.isGiven()) {
            return Optional.empty();
        }
        Optional<Endpoint> server = server(section, IMAP_PORT);
        String user = section.needed("user");
        String folder = section.text("folder").orElse("INBOX");
        int seconds = (int) section.number("seconds", 60, 1, LONGEST_ROUND);
        boolean near = server.filter(endpoint -> isThisMachine(endpoint.host())).isPresent();
        Security security = section.word("security", Security.class, near ? Security.NONE : Security.STARTTLS);
        if (password.isEmpty() && token.isEmpty()) {
            section.fault("'relay.imap.password' is missing, and 'relay.imap' needs it or 'token'");
        }
        if (security == Security.NONE && server.isPresent() && !near) {
            section.fault("'relay.imap.security' may be none only for 127.0.0.1: the login would be seen on the way");
        }
        section.nothingElse();
        Optional<Credential> credential = token.or(() -> password.map(Credential.Password::new));
        return server.flatMap(
                endpoint -> credential.map(shown -> new Imap(endpoint, security, user, folder, shown, seconds)));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1");
    }

    private static Optional<Credential> token(Section section) {
        Optional<Secret> secret = section.secret("clientSecret");
        if (!section.isGiven()) {
            return Optional.empty();
        }
        String url = section.needed("url");
        String client = section.needed("clientId");
        Optional<String> scope = section.text("scope");
        if (secret.isEmpty()) {
            section.fault("'relay.imap.token.clientSecret' is missing, and 'relay.imap.token' needs it");
        }
        if (!url.isEmpty() && !url.matches("https://\\S+|http://127\\.0\\.0\\.1[:/]\\S*")) {
            section.fault("'relay.imap.token.url' must begin with https://");
        }
        section.nothingElse();
        return secret.map(given -> new Credential.Token(url, client, given, scope));
    }

    private static Optional<Endpoint> server(Section section, int usualPort) {
        String host = section.needed("host");
        int port = (int) section.number("port", usualPort, 1, LAST_PORT);
        return host.isEmpty() ? Optional.empty() : Optional.of(new Endpoint(host, port));
    }
}

package brevvakt.gateway.settings;

import java.util.Optional;

/**
 * The existing mail system that keeps the mailboxes with {@code delivery: relay}.
 *
 * @param server where their mail is delivered
 * @param imap where it is seen that they are opened
 */
public record RelaySettings(Endpoint server, Protocol protocol, Optional<Imap> imap) {
    private static final int LMTP_PORT = 24;
    private static final int IMAP_PORT = 143;
    private static final int LAST_PORT = 65_535;

    /** How mail is handed to it. */
    public enum Protocol {
        LMTP,
        SMTP
    }

    /** A login that may look into its mailboxes. */
    public record Imap(Endpoint server, String user, Secret password) {}

    /** Empty where no such system is named. */
    static Optional<RelaySettings> of(Section section) {
        if (!section.isGiven()) {
            imap(section.section("imap"));
            return Optional.empty();
        }
        Optional<Endpoint> server = server(section, LMTP_PORT);
        Protocol protocol = section.word("protocol", Protocol.class, Protocol.LMTP);
        Optional<Imap> imap = imap(section.section("imap"));
        section.nothingElse();
        return server.map(endpoint -> new RelaySettings(endpoint, protocol, imap));
    }

    private static Optional<Imap> imap(Section section) {
        Optional<Secret> password = section.secret("password");
        if (!section.isGiven()) {
            return Optional.empty();
        }
        Optional<Endpoint> server = server(section, IMAP_PORT);
        String user = section.needed("user");
        if (password.isEmpty()) {
            section.fault("'relay.imap.password' is missing, and 'relay.imap' needs it");
        }
        section.nothingElse();
        return server.flatMap(endpoint -> password.map(p -> new Imap(endpoint, user, p)));
    }

    private static Optional<Endpoint> server(Section section, int usualPort) {
        String host = section.needed("host");
        int port = (int) section.number("port", usualPort, 1, LAST_PORT);
        return host.isEmpty() ? Optional.empty() : Optional.of(new Endpoint(host, port));
    }
}

package brevvakt.gateway.james;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the mail server listens, keeps its things and sends to.
 *
 * @param confDir the folder {@code conf/james} of the home
 * @param varDir the folder {@code var} of the home
 * @param domains the municipality's mail domains, the first one the main one
 * @param maxMessageBytes the largest mail taken over, advertised as SIZE
 * @param bare stock James delivering alone with the same stores: the yardstick of the benchmark
 */
public record MailServerSettings(
        Path confDir,
        Path varDir,
        InetAddress bind,
        Ports ports,
        Outgoing outgoing,
        Optional<Tls> tls,
        Optional<Dkim> dkim,
        List<String> domains,
        long maxMessageBytes,
        boolean bare) {

    /** The four doors. */
    public record Ports(int smtp, int submission, int imap, int lmtp) {}

    /** Certificate chain and private key, both PEM. */
    public record Tls(Path certificate, Path key) {}

    /** The signature of what leaves: its selector in the name system, and an RSA key in PEM. */
    public record Dkim(String selector, Path key) {}

    public MailServerSettings {
        domains = List.copyOf(domains);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("a mail server has at least one domain");
        }
    }
}

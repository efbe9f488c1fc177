package brevvakt.gateway.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the house listens, and how long a mail may be.
 *
 * @param address the address that every port is bound to
 * @param portBase what every port is counted from
 * @param maxMessageBytes the longest mail that is taken
 * @param publicUrl how people reach the portal, without a slash at its end; empty where they use its own port
 */
public record BindSettings(InetAddress address, int portBase, long maxMessageBytes, Optional<String> publicUrl) {
    /** The highest base from which every door, submission too, still has a port. */
    public static final int LAST_BASE = 64_948;

    private static final long A_KILOBYTE = 1024;
    private static final long LONGEST = 1L << 30;

    static BindSettings of(Section section) {
        InetAddress address = section.scalar("address", "an IP address", BindSettings::literal)
                .orElseGet(InetAddress::getLoopbackAddress);
        section.note("address", address.getHostAddress());
        BindSettings settings = new BindSettings(
                address,
                (int) section.number("portBase", 20_000, 0, LAST_BASE),
                section.number("maxMessageBytes", 100L << 20, A_KILOBYTE, LONGEST),
                section.scalar("publicUrl", "a web address, https://…, without a slash at its end", BindSettings::url));
        section.note("publicUrl", settings.publicUrl().orElse("-"));
        section.nothingElse();
        return settings;
    }

    private static Optional<String> url(String text) {
        return text.matches("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s?#/])?") ? Optional.of(text) : Optional.empty();
    }

    /** No name is looked up: a name server that is down must not keep the house closed. */
    private static Optional<InetAddress> literal(String text) {
        try {
            return text.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
                    ? Optional.of(InetAddress.getByName(text))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}

package brevvakt.gateway.settings;

import java.util.Optional;

/** A port on a machine, written {@code host:port}; an IPv6 address stands in brackets. */
public record Endpoint(String host, int port) {
    private static final int LAST_PORT = 65_535;

    public Endpoint {
        if (host.isBlank() || port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("no endpoint: " + host + ":" + port);
        }
    }

    /** Reads {@code host:port}, or a bare host that means the usual port. */
    static Optional<Endpoint> parse(String text, int usualPort) {
        boolean bracketed = text.startsWith("[") && text.contains("]");
        int from = bracketed ? text.indexOf(']') : 0;
        int colon = text.indexOf(':', from);
        String host = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? String.valueOf(usualPort) : text.substring(colon + 1);
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        boolean right = bare.matches("[\\p{L}0-9._:-]+") && port.matches("[0-9]{1,5}");
        return right && Integer.parseInt(port) > 0 && Integer.parseInt(port) <= LAST_PORT
                ? Optional.of(new Endpoint(bare, Integer.parseInt(port)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

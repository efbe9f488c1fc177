package brevvakt.gateway.neighbours;

import brevvakt.gateway.settings.RelaySettings.Security;
import java.util.Properties;

/** How a connection to a neighbour is protected, in the words of the mail library. */
record Protection(Security security) {

    static Protection of(Security security) {
        return new Protection(security);
    }

    /**
     * Sets it for a protocol; the name in the server's certificate is always compared.
     *
     * @param protocol such as {@code mail.imap}
     */
    void set(Properties properties, String protocol) {
        properties.setProperty(protocol + ".ssl.checkserveridentity", "true");
        switch (security) {
            case STARTTLS -> {
                properties.setProperty(protocol + ".starttls.enable", "true");
                properties.setProperty(protocol + ".starttls.required", "true");
            }
            case TLS -> properties.setProperty(protocol + ".ssl.enable", "true");
            case NONE -> properties.setProperty(protocol + ".starttls.enable", "false");
        }
    }
}

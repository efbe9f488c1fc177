package brevvakt.gateway.neighbours;

import brevvakt.gateway.settings.RelaySettings.Security;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** How a connection to a neighbour is protected, in the words of the mail library. */
record Protection(Security security, Optional<Path> trust) {

    /**
     * Sets it for a protocol; the name in the server's certificate is always compared. Certificates that cannot be read
     * leave the connection unmade.
     *
     * @param protocol such as {@code mail.imap}
     */
    void set(Properties properties, String protocol) throws IOException {
        if (trust.isPresent() && security != Security.NONE) {
            properties.put(protocol + ".ssl.socketFactory", trusting(trust.get()));
        }
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

    private static SSLSocketFactory trusting(Path file) throws IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                known.setCertificateEntry("trusted" + count++, certificate);
            }
            if (known.size() == 0) {
                throw new KeyStoreException("no certificate stands in it");
            }
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException("'relay.trust' names " + file + ", from which no certificates in PEM can be read", e);
        }
    }
}

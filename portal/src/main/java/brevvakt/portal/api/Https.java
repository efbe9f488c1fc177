package brevvakt.portal.api;

import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;

/**
 * What the HTTP door shows where it speaks HTTPS: TLS 1.2 and 1.3, nothing older (RFC 8996).
 *
 * @param certificate the chain in PEM, the server's own certificate first
 * @param key its private key in PEM, without a password
 */
public record Https(Path certificate, Path key) {

    void on(Connector connector) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        SSLHostConfigCertificate shown = new SSLHostConfigCertificate(host, Type.UNDEFINED);
        shown.setCertificateFile(certificate.toAbsolutePath().toString());
        shown.setCertificateKeyFile(key.toAbsolutePath().toString());
        host.addCertificate(shown);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
    }
}

package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A bare conversation in lines, as a client that takes nothing for granted would hold it. */
class LineTalk implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 90_000;

    private Socket socket;
    private BufferedReader in;
    private OutputStream out;

    LineTalk(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
    }

    /** Goes on in TLS, whatever certificate is shown; the one that is. */
    X509Certificate goOnInTls() throws IOException, GeneralSecurityException {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsAnybody()}, null);
        SSLSocket wrapped = (SSLSocket)
                trusting.getSocketFactory().createSocket(socket, "mail.kommun.example", socket.getPort(), true);
        wrapped.startHandshake();
        socket = wrapped;
        in = new BufferedReader(new InputStreamReader(wrapped.getInputStream(), StandardCharsets.ISO_8859_1));
        out = wrapped.getOutputStream();
        return (X509Certificate) wrapped.getSession().getPeerCertificates()[0];
    }

    private static final class TrustsAnybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method) {
            throw new UnsupportedOperationException("no client shows a certificate");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method) {
            assertThat(chain).isNotEmpty();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String hear() throws IOException {
        String line = in.readLine();
        return line == null ? "(closed)" : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A mail client at a door that speaks SMTP. */
final class Courier implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    Courier(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = socket.getOutputStream();
        hear();
        ask("EHLO client.example.org");
    }

    void logIn(String username, String password) throws IOException {
        String secret = "\0" + username + "\0" + password;
        assertThat(ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))))
                .startsWith("235");
    }

    /** Hands over one mail; the last word of the door. */
    String hand(String from, List<String> recipients, byte[] content) throws IOException {
        String sender = ask("MAIL FROM:<" + from + ">");
        if (!sender.startsWith("250")) {
            return sender;
        }
        for (String recipient : recipients) {
            assertThat(ask("RCPT TO:<" + recipient + ">")).startsWith("250");
        }
        ask("DATA");
        out.write(content);
        return ask("\r\n.");
    }

    /** Says a line and hears the answer; of one with many lines, the last. */
    String ask(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return hear();
    }

    private String hear() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the door was closed");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package brevvakt.gateway.demo;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Hands over one mail at a door that speaks SMTP, byte for byte as its writer's program made it. */
final class Courier implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private Courier(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = socket.getOutputStream();
    }

    /** Returns when the door has taken the mail; a refusal is an exception that bears the door's own words. */
    static void carry(Stage stage, Step step, List<String> recipients, byte[] mail) throws IOException {
        int port = step.login().isPresent() ? stage.submissionPort() : stage.smtpPort();
        try (Courier courier = new Courier(stage.host(), port)) {
            courier.hear(220);
            courier.ask("EHLO demo.example", 250);
            Optional<Step.Login> login = step.login();
            if (login.isPresent()) {
                courier.ask("AUTH PLAIN " + plain(login.get()), 235);
            }
            courier.ask("MAIL FROM:<" + step.sender() + ">", 250);
            for (String recipient : recipients) {
                courier.ask("RCPT TO:<" + recipient + ">", 250);
            }
            courier.ask("DATA", 354);
            courier.say(dotted(mail));
            courier.hear(250);
            courier.ask("QUIT", 221);
        }
    }

    private static String plain(Step.Login login) {
        String secret = "\0" + login.user() + "\0" + login.password();
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The mail on the wire: a dot that begins a line is doubled, and a lone one ends it all. */
    static byte[] dotted(byte[] mail) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream(mail.length + 128);
        boolean lineBegins = true;
        for (byte b : mail) {
            if (lineBegins && b == '.') {
                wire.write('.');
            }
            wire.write(b);
            lineBegins = b == '\n';
        }
        wire.writeBytes((lineBegins ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return wire.toByteArray();
    }

    private void ask(String line, int wanted) throws IOException {
        say((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        hear(wanted);
    }

    private void say(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private void hear(int wanted) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(Integer.toString(wanted))) {
            throw new ProtocolException(line == null ? "the connection was closed" : line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

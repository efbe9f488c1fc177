package brevvakt.acceptance;

import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rest of the world: a smart host that takes everything, also from the null sender, and forwards nothing. */
final class Outside implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerSocket door;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();

    /** One mail as it was handed over. */
    record Taken(String sender, List<String> recipients, MimeMessage mail) {
        String messageId() {
            try {
                return mail.getMessageID();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Outside() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread porter = new Thread(this::open, "outside");
        porter.setDaemon(true);
        porter.start();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Thread talk = new Thread(() -> hear(guest), "outside-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void hear(Socket guest) {
        try (guest;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(guest.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = guest.getOutputStream();
            say(out, "220 outside.example");
            String sender = "";
            List<String> recipients = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("MAIL FROM:")) {
                    sender = address(line);
                    recipients.clear();
                } else if (verb.startsWith("RCPT TO:")) {
                    recipients.add(address(line));
                } else if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    taken.add(new Taken(sender, List.copyOf(recipients), mail(in)));
                }
                say(out, verb.equals("QUIT") ? "221 bye" : "250 8BITMIME");
            }
        } catch (IOException | MessagingException e) {
            // the guest went away in the middle: nothing was taken
        }
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static MimeMessage mail(BufferedReader in) throws IOException, MessagingException {
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("the guest went away before the end of his mail");
            }
            content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(content.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    String settings() {
        return "outgoing: {smartHost: \"127.0.0.1:" + door.getLocalPort() + "\"}";
    }

    List<Taken> mail() {
        return List.copyOf(taken);
    }

    List<Taken> mailTo(String address) {
        return taken.stream()
                .filter(mail -> mail.recipients().contains(address))
                .toList();
    }

    /** The mail to this address, as soon as there is so much of it. */
    List<Taken> mailTo(String address, int count) {
        return await("mail to " + address).atMost(PATIENCE).until(() -> mailTo(address), m -> m.size() >= count);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package brevvakt.gateway.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A door that speaks just enough SMTP to take one mail after another, and hands each on as it came. */
final class PaperDoor implements AutoCloseable {
    private final ServerSocket door;
    private final Receiver receiver;
    private final List<String> logins = new ArrayList<>();

    /** Who gets what comes in. */
    interface Receiver {
        void receive(String sender, List<String> recipients, byte[] mail);
    }

    PaperDoor(Receiver receiver) throws IOException {
        this.receiver = receiver;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread porter = new Thread(this::stand, "paper door");
        porter.setDaemon(true);
        porter.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** What was said after AUTH PLAIN, in order. */
    List<String> logins() {
        return logins;
    }

    private void stand() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                talk(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("the paper door broke", e);
                }
            }
        }
    }

    private void talk(InputStream in, OutputStream out) throws IOException {
        say(out, "220 paper.example");
        String sender = "";
        List<String> recipients = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("AUTH PLAIN ")) {
                logins.add(line.substring(11));
                say(out, "235 welcome");
            } else if (line.startsWith("MAIL FROM:")) {
                sender = line.substring(11, line.length() - 1);
                say(out, "250 ok");
            } else if (line.startsWith("RCPT TO:")) {
                recipients.add(line.substring(9, line.length() - 1));
                say(out, "250 ok");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                receiver.receive(sender, recipients, data(in));
                say(out, "250 kept");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
            } else {
                say(out, "250-paper.example\r\n250 SIZE 1000000");
            }
        }
    }

    private static byte[] data(InputStream in) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (String line = line(in); !line.equals("."); line = line(in)) {
            String undotted = line.startsWith(".") ? line.substring(1) : line;
            mail.writeBytes((undotted + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return mail.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().replace("\r", "");
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

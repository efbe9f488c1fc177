package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who speaks IMAP by hand, and may say what no mail program would. */
final class RawImap implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private int tag;

    RawImap(int port, String username) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(90_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        hear();
        assertThat(verdict("LOGIN " + username + " demo")).startsWith("OK");
    }

    private String hear() throws IOException {
        String line = in.readLine();
        return line == null ? "(closed)" : line;
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** All lines of the answer, the last one without its tag. */
    List<String> ask(String command) throws IOException {
        String name = "t" + ++tag;
        say(name + " " + command);
        return until(name);
    }

    private List<String> until(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = hear();
        while (!line.startsWith(name + " ") && !line.equals("(closed)")) {
            lines.add(line);
            line = hear();
        }
        lines.add(line.replaceFirst("^" + name + " ", ""));
        return lines;
    }

    /** Whether it was done, and why not. */
    String verdict(String command) throws IOException {
        List<String> answer = ask(command);
        return answer.get(answer.size() - 1);
    }

    /** Begins to wait for news; the tag under which it will end. */
    String idle() throws IOException {
        String name = "t" + ++tag;
        say(name + " IDLE");
        assertThat(hear()).startsWith("+");
        return name;
    }

    /** Ends the waiting. */
    List<String> done(String name) throws IOException {
        say("DONE");
        return until(name);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

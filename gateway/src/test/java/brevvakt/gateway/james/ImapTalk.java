package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A client of IMAP. */
final class ImapTalk extends LineTalk {
    private int tag;

    ImapTalk(int port) throws IOException {
        super(port);
        hear();
    }

    /** Gives a command; the untagged lines and at last the tagged one, without its tag. */
    List<String> ask(String command) throws IOException {
        String name = "a" + ++tag;
        say(name + " " + command + "\r\n");
        List<String> lines = new ArrayList<>();
        String line = hear();
        while (!line.startsWith(name + " ") && !line.equals("(closed)")) {
            lines.add(line);
            line = hear();
        }
        lines.add(line.replaceFirst("^" + name + " ", ""));
        return lines;
    }

    /** The last line of the answer: OK, NO or BAD, and why. */
    String verdict(String command) throws IOException {
        List<String> answer = ask(command);
        return answer.get(answer.size() - 1);
    }

    List<String> ok(String command) throws IOException {
        List<String> answer = ask(command);
        assertThat(answer.get(answer.size() - 1)).as(command).startsWith("OK");
        return answer;
    }

    /** Hears until so many lines have begun in this way; all lines heard. */
    List<String> hearUntil(String beginning, int times) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.stream().filter(line -> line.startsWith(beginning)).count() < times
                && !lines.contains("(closed)")) {
            lines.add(hear());
        }
        return lines;
    }

    /** Appends a literal in two steps, as RFC 3501 6.3.11 has it. */
    String append(String mailbox, String message) throws IOException {
        String name = "a" + ++tag;
        say(name + " APPEND \"" + mailbox + "\" {" + message.length() + "}\r\n");
        String line = hear();
        if (line.startsWith("+")) {
            say(message + "\r\n");
            line = hear();
        }
        while (!line.startsWith(name + " ") && !line.equals("(closed)")) {
            line = hear();
        }
        return line.replaceFirst("^" + name + " ", "");
    }
}

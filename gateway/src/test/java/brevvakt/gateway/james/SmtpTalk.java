package brevvakt.gateway.james;

import java.io.IOException;

/** A client of SMTP, submission or LMTP. */
final class SmtpTalk extends LineTalk {

    SmtpTalk(int port) throws IOException {
        super(port);
        hear();
    }

    /** Says one line and hears the answer, all of its lines. */
    String ask(String line) throws IOException {
        say(line + "\r\n");
        return answer();
    }

    String answer() throws IOException {
        StringBuilder all = new StringBuilder();
        String line = hear();
        while (line.length() > 3 && line.charAt(3) == '-') {
            all.append(line).append('\n');
            line = hear();
        }
        return all.append(line).toString();
    }

    /** Hands over one mail; the answer after the final dot. */
    String mail(String from, String to, String content) throws IOException {
        ask("MAIL FROM:<" + from + ">");
        ask("RCPT TO:<" + to + ">");
        ask("DATA");
        return ask(content + "\r\n.");
    }
}

package brevvakt.gateway.james;

import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the message table for a body that lies in a file: which file, and where in it the body begins. So the
 * row of a large mail is small, and marking it read does not write it anew.
 *
 * @param digest the file, among the originals or the appended bodies
 * @param start the first byte of the body in it
 */
record BodyMark(Sha256 digest, int start) {
    private static final Pattern WRITTEN = Pattern.compile("brevvakt-body ([0-9a-f]{64}) ([0-9]{1,9})");
    private static final int LONGEST = 128;

    byte[] bytes() {
        return ("brevvakt-body " + digest + " " + start).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a mark. A row with one says that its message is longer than what stands in it; bytes that a client has
     * appended never do, whatever they look like.
     *
     * @param octets the length of the message as its row gives it
     * @param headerLength the length of the header in the row
     */
    static Optional<BodyMark> read(byte[] body, long octets, long headerLength) {
        if (body.length > LONGEST || octets == headerLength + body.length) {
            return Optional.empty();
        }
        Matcher mark = WRITTEN.matcher(new String(body, StandardCharsets.US_ASCII));
        return mark.matches()
                ? Optional.of(new BodyMark(new Sha256(mark.group(1)), Integer.parseInt(mark.group(2))))
                : Optional.empty();
    }
}

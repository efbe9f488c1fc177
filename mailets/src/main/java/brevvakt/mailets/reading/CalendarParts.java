package brevvakt.mailets.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The calendar files in a mail: invitations, and files that a person attached. */
public final class CalendarParts {
    private static final int MOST_PARTS = 10;

    private CalendarParts() {}

    /**
     * A calendar file.
     *
     * @param text its lines unfolded; as much of it as may be read
     * @param whole all of it was read
     */
    public record Part(String text, boolean whole) {}

    /** The first ones of a mail, each at most so many bytes; what lies inside attached mails is not looked at. */
    public static List<Part> of(InputStream raw, ReadingLimits limits, int mostBytes) throws IOException {
        Budget budget = new Budget(limits);
        List<Part> found = new ArrayList<>();
        collect(EntityReader.read(RawBytes.read(raw, limits.bytes()), budget), mostBytes, found);
        return List.copyOf(found);
    }

    private static void collect(Entity entity, int mostBytes, List<Part> found) {
        if (found.size() >= MOST_PARTS || entity.type().isMessage()) {
            return;
        }
        if (isCalendar(entity.type())) {
            byte[] bytes = entity.bytes(mostBytes + 1);
            boolean whole = bytes.length <= mostBytes;
            found.add(
                    new Part(CharsetGuess.decode(unfolded(bytes), entity.type().charset()), whole));
        }
        entity.parts().forEach(part -> collect(part, mostBytes, found));
    }

    /** Folding counts bytes and may fall inside a letter (RFC 5545 3.1), so it is undone before the letters are read. */
    private static byte[] unfolded(byte[] bytes) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int end = bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? at + 2 : at + 1;
            boolean lineEnd = bytes[end - 1] == '\n';
            if (lineEnd && end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
                at = end + 1;
            } else {
                lines.write(bytes, at, end - at);
                at = end;
            }
        }
        return lines.toByteArray();
    }

    private static boolean isCalendar(ContentType type) {
        return type.media().equals("text/calendar")
                || type.media().equals("application/ics")
                || (!type.isMultipart()
                        && type.fileName()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .filter(name -> name.endsWith(".ics") || name.endsWith(".ical"))
                                .isPresent());
    }
}

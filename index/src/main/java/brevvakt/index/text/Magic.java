package brevvakt.index.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The first bytes by which a file says what it is, whatever its label claims. */
final class Magic {
    /** An archive with at least one file in it. */
    static final String ZIP = "PK\u0003\u0004";

    private static final String PDF = "%PDF";
    private static final List<String> PICTURES =
            List.of("\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "II*\0", "MM\0*", "\0\0\u0001\0");
    private static final List<String> DOCUMENTS =
            List.of(PDF, ZIP, "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "<", "\u001F\u008B");

    private Magic() {}

    static boolean isPdf(byte[] file) {
        return begins(file, PDF);
    }

    static boolean isZip(byte[] file) {
        return begins(file, ZIP);
    }

    private static boolean begins(byte[] file, String mark) {
        return new String(file, 0, Math.min(file.length, mark.length()), StandardCharsets.ISO_8859_1).equals(mark);
    }

    /** Pictures, sound and film, which nobody reads for their text; a document under such a label is one all the same. */
    static boolean hasNoText(String type, byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        boolean picture = PICTURES.stream().anyMatch(start::startsWith)
                || (start.startsWith("RIFF") && start.startsWith("WEBP", 8));
        boolean labelled = type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
        return picture
                || (labelled && !type.contains("svg") && DOCUMENTS.stream().noneMatch(start::startsWith));
    }
}

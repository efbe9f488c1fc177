package brevvakt.index.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program that recognises letters in pictures, where it is installed beside the house. */
public final class Tesseract {
    static final String LANGUAGE = "swe";
    private static final int PATIENCE_SECONDS = 10;
    private static final List<String> PICTURES = List.of("\u0089PNG", "\u00FF\u00D8\u00FF", "II*\0", "MM\0*", "BM");

    private Tesseract() {}

    /** What is missing to recognise Swedish letters; empty where nothing is. */
    public static Optional<String> missing() {
        try {
            Process asked = new ProcessBuilder("tesseract", "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return Optional.of("tesseract does not answer");
            }
            return said.lines().map(String::strip).anyMatch(LANGUAGE::equals)
                    ? Optional.empty()
                    : Optional.of("tesseract has no Swedish; install tesseract-ocr-swe");
        } catch (IOException e) {
            return Optional.of("tesseract is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("tesseract was not asked to the end");
        }
    }

    /** Whether this is a picture of a kind that is scanned to. */
    static boolean reads(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        return PICTURES.stream().anyMatch(start::startsWith);
    }
}

package brevvakt.index.text;

import java.util.List;
import java.util.Optional;

/**
 * The pages of a picture or a PDF as they are seen, drawn anew: no words beneath, no notes, no description, nothing about
 * who took the picture and where (LAW-30).
 */
public interface PageDrawing {

    /**
     * What was drawn.
     *
     * @param pages JPEG files in order, none where there is trouble
     * @param trouble why the file could not be drawn whole
     */
    record Drawn(List<byte[]> pages, Optional<String> trouble) {
        public Drawn {
            pages = List.copyOf(pages);
        }

        static Drawn not(String why) {
            return new Drawn(List.of(), Optional.of(why));
        }
    }

    /** All pages, or none and why. */
    Drawn draw(byte[] file);
}

package brevvakt.index.paper;

import java.util.List;

/**
 * What is to stand on paper.
 *
 * @param title of the whole, also in the file's own description
 * @param language of its words, such as {@code sv}
 */
public record Paper(String title, String language, List<Section> sections) {

    /** A heading and what stands under it. */
    public record Section(String heading, String text) {}

    public Paper {
        sections = List.copyOf(sections);
    }
}

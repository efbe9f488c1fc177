package brevvakt.index.paper;

import java.util.List;
import java.util.Optional;

/**
 * What is to stand on paper.
 *
 * @param title of the whole, also in the file's own description
 * @param language of its words, such as {@code sv}
 */
public record Paper(String title, String language, List<Section> sections) {
    private static final int MOST_UPRIGHT = 5;

    /**
     * A heading, and what stands under it: words, the table below them where there is one, and pictures.
     *
     * @param pictures JPEG files, each as large as fits on a page
     */
    public record Section(String heading, String text, Optional<Grid> grid, List<byte[]> pictures) {
        public Section {
            pictures = List.copyOf(pictures);
        }

        public Section(String heading, String text) {
            this(heading, text, Optional.empty(), List.of());
        }

        public Section(String heading, String text, Optional<Grid> grid) {
            this(heading, text, grid, List.of());
        }
    }

    /** Rows of cells under the headings of their columns, which stand on each page that the rows go on to. */
    public record Grid(List<String> columns, List<List<String>> rows) {
        public Grid {
            int width = columns.size();
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("a row has not as many cells as there are columns: " + width);
            }
        }
    }

    public Paper {
        sections = List.copyOf(sections);
    }

    /**
     * The same with no more than the beginning of each text.
     *
     * @param chars how much of each is left
     * @param note said where something was left out
     */
    public Paper beginning(int chars, String note) {
        return new Paper(
                title,
                language,
                sections.stream()
                        .map(section -> section.text().length() <= chars
                                ? section
                                : new Section(
                                        section.heading(),
                                        section.text().substring(0, chars) + "\n" + note,
                                        section.grid(),
                                        section.pictures()))
                        .toList());
    }

    /** A table with many columns is read on a sheet laid on its side. */
    boolean isWide() {
        return sections.stream()
                .flatMap(section -> section.grid().stream())
                .anyMatch(grid -> grid.columns().size() > MOST_UPRIGHT);
    }
}

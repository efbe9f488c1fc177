package brevvakt.index.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.index.paper.Paper.Grid;
import brevvakt.index.paper.Paper.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PaperTableTest {
    private static final String LONG = "Bänken vid dammen är lagad och målad, och nästa vår ses alla bänkar över. ";

    private static byte[] printed(Grid grid) throws IOException {
        return new PaperPrinter().print(new Paper("Pärm", "sv", List.of(new Section("Park", "", Optional.of(grid)))));
    }

    private static Grid rows(int count, int columns) {
        List<String> headings =
                IntStream.range(0, columns).mapToObj(i -> "Rubrik" + i).toList();
        List<List<String>> rows = IntStream.range(0, count)
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(i -> "r" + row + "c" + i)
                        .toList())
                .toList();
        return new Grid(headings, rows);
    }

    /** Where each word begins and ends on its page, in points from the left. */
    private record Place(String word, int page, float left, float right) {}

    private static List<Place> places(byte[] pdf) throws IOException {
        List<Place> places = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> letters) {
                    TextPosition last = letters.get(letters.size() - 1);
                    places.add(
                            new Place(text, getCurrentPageNo(), letters.get(0).getX(), last.getX() + last.getWidth()));
                }
            }.getText(document);
        }
        return places;
    }

    private static List<Place> of(List<Place> places, String word) {
        return places.stream().filter(place -> place.word().startsWith(word)).toList();
    }

    @Test
    void givenATableOfManyRows_whenItIsPrinted_thenItsHeadingStandsOnEveryPageAndNoRowIsLost() throws IOException {
        byte[] pdf = printed(rows(120, 3));

        List<Place> places = places(pdf);
        int pages = places.stream().mapToInt(Place::page).max().orElse(0);
        assertThat(pages).isGreaterThan(1);
        assertThat(of(places, "Rubrik1")).extracting(Place::page).hasSize(pages).doesNotHaveDuplicates();
        assertThat(PaperPrinter.wordsOf(pdf)).contains("r0c0", "r119c2");
    }

    @Test
    void givenColumns_whenTheyArePrinted_thenTheirCellsBeginUnderTheirHeading() throws IOException {
        List<Place> places = places(printed(rows(2, 4)));

        assertThat(of(places, "r0c2").get(0).left())
                .isEqualTo(of(places, "r1c2").get(0).left())
                .isEqualTo(of(places, "Rubrik2").get(0).left());
    }

    @Test
    void givenALongCell_whenItIsPrinted_thenItIsWrappedInItsColumn() throws IOException {
        byte[] pdf = printed(new Grid(
                List.of("Ärende", "Åtgärder", "Läge"), List.of(List.of("Ks 1/2026", LONG.repeat(8), "avslutat"))));

        List<Place> places = places(pdf);
        float next = of(places, "Läge").get(0).left();
        assertThat(places.stream()
                        .filter(place -> place.left() < next && !place.word().contains("Pärm")))
                .allSatisfy(place -> assertThat(place.right()).isLessThan(next));
        assertThat(PaperPrinter.wordsOf(pdf).replaceAll("\\s+", " ")).contains("Ks 1/2026", "avslutat");
    }

    @Test
    void givenACellTallerThanAPage_whenItIsPrinted_thenAllOfItIsThere() throws IOException {
        byte[] pdf = printed(new Grid(List.of("Åtgärder"), List.of(List.of(LONG.repeat(120) + "Slut."))));

        assertThat(PaperPrinter.wordsOf(pdf)).contains("Slut.");
        assertThat(of(places(pdf), "Åtgärder").size()).isGreaterThan(1);
    }

    @Test
    void givenManyColumns_whenTheyArePrinted_thenTheSheetLiesOnItsSide() throws IOException {
        try (PDDocument document = Loader.loadPDF(printed(rows(1, 8)))) {
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(document.getPage(0).getMediaBox().getHeight());
        }
    }

    @Test
    void givenARowWithTooFewCells_whenATableIsMade_thenItIsRefused() {
        assertThatThrownBy(() -> new Grid(List.of("a", "b"), List.of(List.of("c"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

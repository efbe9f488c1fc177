package brevvakt.index.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.records.Masking;
import brevvakt.index.paper.Paper.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperPackageTest {
    @TempDir
    Path folder;

    private final PaperPackage papers = new PaperPackage();

    private static Paper paper(String text) {
        return new Paper("Ks 1/2026-1", "sv", List.of(new Section("Text", text)));
    }

    @Test
    void givenAMaskedText_whenPacked_thenItCanBeReadWithoutTheWordsAndTheyAreNowhereInTheBytes() throws IOException {
        Masking masking = Masking.written("Anna Anka|diabetes");
        String text = "Hej, ANNA\n  Anka på Ågatan har Diabetes.";

        papers.add("01.pdf", paper(masking.of(text)), masking, List.of());

        assertThat(papers.write(folder.resolve("paket.zip"))).isEmpty();
        byte[] pdf = unpacked("01.pdf");
        assertThat(PaperPrinter.wordsOf(pdf)).contains("Hej,", "på Ågatan har").doesNotContainIgnoringCase("anka");
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContainIgnoringCase("diabetes");
    }

    @Test
    void givenATextThatStillShowsAWord_whenPacked_thenThereIsNoPackage() throws IOException {
        papers.add("01.pdf", paper("Hej Anna"), Masking.written("anna"), List.of());

        assertThat(papers.write(folder.resolve("paket.zip")))
                .contains("something that is to be withheld can still be read in 01.pdf");
        assertThat(folder.resolve("paket.zip")).doesNotExist();
    }

    @Test
    void givenAShortWordThatStandsInOurOwnWordsToo_whenPacked_thenOnlyTheRecordsAreLookedAt() throws IOException {
        Masking masking = Masking.written("Per|Li");
        List<String> ours =
                List.of("Text", "Lämnas ut som fil eller på papper, och handlingen är " + "hel ".repeat(30));
        Paper paper = new Paper(
                "Ks 1/2026-1",
                "sv",
                List.of(new Section("Text", ours.get(1)), new Section("Text", masking.of("Per och Li"))));

        papers.add("01.pdf", paper, masking, ours);
        assertThat(papers.write(folder.resolve("paket.zip"))).isEmpty();

        papers.add("02.pdf", paper("eller på papper"), masking, ours);
        assertThat(papers.write(folder.resolve("paket.zip"))).isPresent();
    }

    @Test
    void givenSignsThatStandNowhere_whenPacked_thenTheNumberByWhichAFileIsToldFromOthersIsNoText() throws IOException {
        String signs = IntStream.rangeClosed(0xA1, 0xFF)
                .filter(sign -> sign != 0xAD)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("|"));

        papers.add("01.pdf", paper("Hej"), Masking.written(signs), List.of());

        assertThat(papers.write(folder.resolve("paket.zip"))).isEmpty();
    }

    @Test
    void givenMoreLinesThanAPaperHas_whenPrinted_thenItIsSaidAndItsBeginningCanBe() throws IOException {
        Paper endless = paper("a\n".repeat(120_000));

        assertThatThrownBy(() -> new PaperPrinter().print(endless)).isInstanceOf(PaperTooLong.class);
        assertThat(PaperPrinter.wordsOf(new PaperPrinter().print(endless.beginning(200, "Resten finns i originalet."))))
                .contains("Resten finns i originalet.");
    }

    @Test
    void givenWordsBrokenOverLines_whenPacked_thenTheyAreStillSeenAsShown() throws IOException {
        papers.add("01.pdf", paper("ord ".repeat(22) + "Anna Anka"), Masking.written("Anna Anka"), List.of());

        assertThat(papers.write(folder.resolve("paket.zip"))).isPresent();
    }

    @Test
    void givenAWordBrokenWithinAndATitleThatTells_whenPacked_thenBothAreSeenAsShown() throws IOException {
        String word = "x".repeat(40) + "hemlighet" + "y".repeat(120);
        papers.add("01.pdf", paper(word), Masking.written(word), List.of());
        assertThat(papers.write(folder.resolve("paket.zip"))).isPresent();

        PaperPackage told = new PaperPackage();
        told.add("02.pdf", new Paper("Anna Anka", "sv", List.of()), Masking.written("anna anka"), List.of());
        assertThat(told.write(folder.resolve("paket.zip"))).isPresent();
    }

    @Test
    void givenAPackage_whenRead_thenItsPapersComeInTheirOrder() throws IOException {
        papers.add("00-index.pdf", paper("Hej"), new Masking(List.of()), List.of());
        papers.add("01.pdf", paper("Hej"), new Masking(List.of()), List.of());
        papers.write(folder.resolve("paket.zip"));

        assertThat(PaperPackage.read(folder.resolve("paket.zip")).keySet()).containsExactly("00-index.pdf", "01.pdf");
    }

    @Test
    void givenALongTextWithSignsNoFontHas_whenPrinted_thenItFillsItsPages() throws IOException {
        papers.add("01.pdf", paper("Hej 😀 och \u0000 då\n".repeat(500)), new Masking(List.of()), List.of());

        papers.write(folder.resolve("paket.zip"));

        assertThat(PaperPrinter.wordsOf(unpacked("01.pdf")).lines().filter(line -> line.startsWith("Hej")))
                .hasSize(500);
    }

    @Test
    void givenAPackage_whenWrittenTwice_thenTheSecondReplacesTheFirst() throws IOException {
        papers.add("01.pdf", paper("Hej"), new Masking(List.of()), List.of());

        papers.write(folder.resolve("paket.zip"));
        papers.write(folder.resolve("paket.zip"));

        assertThat(Files.list(folder)).hasSize(1);
    }

    private byte[] unpacked(String name) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("paket.zip").toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }
}

package brevvakt.index;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.Eyes;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.records.RecordIndex.Hit;
import brevvakt.casework.records.RecordIndex.Order;
import brevvakt.casework.records.RecordIndex.Question;
import brevvakt.casework.records.RecordIndex.Searched;
import brevvakt.casework.records.RecordIndex.Unclear;
import brevvakt.index.Archive.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneRecordIndexTest {
    private static final Eyes PER = new Eyes.OfPerson(
            "per.p",
            EmailAddress.of("per.p@kommun.example"),
            Set.of(EmailAddress.of("per.p@kommun.example"), Archive.PARKEN),
            Set.of(Archive.PARKEN),
            Set.of(),
            Set.of());
    private static final Eyes STRANGER = new Eyes.OfPerson(
            "olle.o",
            EmailAddress.of("olle.o@kommun.example"),
            Set.of(EmailAddress.of("olle.o@kommun.example")),
            Set.of(),
            Set.of("skola"),
            Set.of());

    @TempDir
    Path folder;

    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = new Archive(folder);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    private void registered(Letter... letters) throws IOException {
        for (Letter letter : letters) {
            archive.register(letter);
        }
        archive.follower.catchUp();
    }

    @ParameterizedTest
    @CsvSource({
        "snöröjning,snöröjningen",
        "snöröjning,snöröjningens",
        "snöröjningens,snöröjning",
        "klagomål,klagomålet",
        "lampor,lamporna",
        "klagomålen,klagomål",
        "SNORÖJNING,snöröjningen",
        "snorojning,snöröjningen",
        "snöröjning,snorojningen",
        "Åkerö,A\u030Akero\u0308",
        "snörö*,snöröjningen",
        "flicko*,flickor",
        "skyltarn*,skyltarna",
        "417/2026,417/2026",
        "e-post,e-post"
    })
    void givenALetter_whenAskedByAnotherFormOfItsWord_thenItIsFound(String asked, String written) throws IOException {
        registered(Letter.of("ett", "Hej, om " + written + " i parken."), Letter.of("annat", "Hej, om bänkar."));

        assertThat(archive.subjects(asked)).containsExactly("ett");
    }

    @Test
    void givenQuotes_whenAsked_thenTheWordsAreNextToEachOtherWithTheirDots() throws IOException {
        registered(
                Letter.of("rätt", "en höra talar"),
                Letter.of("utan prickar", "en hora talar"),
                Letter.of("vänt", "talar höra"));

        assertThat(archive.subjects("\"höra talar\"")).containsExactly("rätt");
    }

    @Test
    void givenCompounds_whenAskedByAPart_thenTheyComeAfterTheWordItself() throws IOException {
        registered(
                Letter.of("ingenting", "Hej väggen är vit"),
                Letter.of("led", "Hej, cykelvägen är hal"),
                Letter.of("cykel", "min cykel"),
                Letter.of("arbete", "Hej, vägarbetet dröjer"),
                Letter.of("ord", "allt arbete"),
                Letter.of("själv", "Hej, vägen är hal"));

        List<String> found = archive.subjects("vägen");

        assertThat(found).first().isEqualTo("själv");
        assertThat(found).containsExactlyInAnyOrder("själv", "led", "arbete");
    }

    @Test
    void givenAWordInAnAttachment_whenAsked_thenTheSnippetNamesIt() throws IOException {
        registered(Letter.of("se bilaga", "Se bifogat.").with("karta.pdf", "Här ligger brunnen vid ån."));

        Hit hit = archive.found("brunnen").hits().get(0);

        assertThat(hit.attachment()).contains("karta.pdf");
        assertThat(hit.snippet()).isEqualTo("Här ligger ⟦brunnen⟧ vid ån.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"brunnen kind:complaint", "brunnen bilaga", "brunnen NOT snö", "\"brunnen vid\" subject:bilaga"})
    void givenAQuestionThatIsMetInSeveralPlaces_whenAsked_thenTheWordIsMarkedWhereItStands(String question)
            throws IOException {
        registered(Letter.of("se bilaga", "Se bifogat.").with("karta.pdf", "Här ligger brunnen vid ån."));

        assertThat(archive.found(question).hits().get(0).snippet()).contains("⟦brunnen");
    }

    @Test
    void givenAWordInTheMail_whenAsked_thenTheSnippetIsOfTheMail() throws IOException {
        registered(Letter.of("hål", "Det är ett hål i gatan.").with("karta.pdf", "hål"));

        Hit hit = archive.found("hålet").hits().get(0);

        assertThat(hit.attachment()).isEmpty();
        assertThat(hit.snippet()).isEqualTo("Det är ett ⟦hål⟧ i gatan.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from:eva",
                "from:\"Eva Ek\"",
                "to:parken",
                "mailbox:parken@kommun.example",
                "subject:lampor",
                "unit:park",
                "kind:complaint",
                "kind:COMPLAINT status:proposed",
                "has:attachment",
                "type:pdf",
                "case:Ks 1/2026",
                "record:Ks 1/2026-1",
                "received:2026-03-02",
                "received:2026-01..2026-03",
                "received:today",
                "unreadable:no",
                "attachment:stolpe -skola",
                "direction:in NOT kind:question"
            })
    void givenAField_whenAsked_thenOnlyWhatHasTheValueIsFound(String asked) throws IOException {
        registered(
                Letter.of("Lampor", "De lyser inte").with("a.pdf", "stolpen"),
                Letter.of("Mat", "skola")
                        .as(Label.QUESTION)
                        .to("skolan@kommun.example", "skola")
                        .at(Archive.AT.minus(Duration.ofDays(200))));

        assertThat(archive.subjects(asked)).contains("Lampor");
        assertThat(archive.subjects("(" + asked + ") subject:mat")).hasSizeLessThanOrEqualTo(1);
        assertThat(archive.subjects("NOT (" + asked + ")")).doesNotContain("Lampor");
    }

    @Test
    void givenAnAttachmentThatCouldNotBeRead_whenAskedForSuch_thenItIsFound() throws IOException {
        registered(
                Letter.of("läst", "hej"),
                Letter.of("oläst", "hej")
                        .with(new Attachment(
                                "b.zip", "application/zip", 9, "", Optional.of("protected by a password"))));

        assertThat(archive.subjects("unreadable:yes")).containsExactly("oläst");
    }

    @Test
    void givenAMisspeltWord_whenAsked_thenTheNearOneIsOfferedAndNotForced() throws IOException {
        registered(Letter.of("ett", "Snöröjningen är dålig"));

        Found found = archive.found("snöröjnigen dålig");

        assertThat(found.total()).isZero();
        assertThat(found.didYouMean()).contains("snöröjningen dålig");
    }

    @Test
    void givenAMisspeltBaseForm_whenOnlyALongerFormStandsInLetters_thenThatOneIsOffered() throws IOException {
        registered(Letter.of("ett", "Snöröjningens kvalitet är dålig"));

        assertThat(archive.found("snöröjnig").didYouMean()).contains("snöröjningens");
        assertThat(archive.found("snöröjnig", STRANGER).didYouMean()).contains("snöröjningens");
    }

    @Test
    void givenALongerFormInARestrictedMatterOnly_whenAStrangerMisspellsTheBaseForm_thenNothingIsOffered()
            throws IOException {
        registered(Letter.of("ett", "Diagnosernas följder").in(Register.RESTRICTED));

        assertThat(archive.found("dignos", STRANGER).didYouMean()).isEmpty();
        assertThat(archive.found("dignos", PER).didYouMean()).contains("diagnosernas");
    }

    @Test
    void givenANearWordInARestrictedMatterOnly_whenAStrangerMisspells_thenNothingIsOffered() throws IOException {
        registered(Letter.of("ett", "Diagnosen är hemlig").in(Register.RESTRICTED));

        assertThat(archive.found("diagnsen", STRANGER).didYouMean()).isEmpty();
        assertThat(archive.found("diagnsen", PER).didYouMean()).contains("diagnosen");
    }

    @Test
    void givenANearWordInARestrictedMatter_whenAStrangerAsksBesideAnOpenOne_thenOnlyTheOpenOneIsOffered()
            throws IOException {
        registered(Letter.of("ett", "Diagnosen är hemlig").in(Register.RESTRICTED), Letter.of("två", "parken"));

        assertThat(archive.found("diagnsen OR prken", STRANGER).didYouMean()).contains("diagnsen OR parken");
        assertThat(archive.found("diagnsen OR prken", PER).didYouMean()).contains("diagnosen OR parken");
    }

    @Test
    void givenAWordThatStandsInARestrictedMatterOnly_whenAStrangerAsksForItAmongUnknownOnes_thenHeCannotTell()
            throws IOException {
        String question = "skyddad OR prken OR qxaa OR qxbb OR qxcc OR qxdd";
        registered(Letter.of("öppet", "parken parken"));
        Found without = archive.found(question, STRANGER);

        registered(Letter.of("skyddat", "skyddad").in(Register.RESTRICTED));

        assertThat(archive.found(question, STRANGER)).isEqualTo(without);
        assertThat(archive.subjects("skyddad", PER)).containsExactly("skyddat");
    }

    @Test
    void givenAStarBehindAWordWithAHyphenOrADot_whenAsked_thenItsLastWordIsBegun() throws IOException {
        registered(Letter.of("tjänst", "vår e-tjänst och e-tjänsterna"), Letter.of("annat", "en tjänst"));

        assertThat(archive.subjects("e-tjän*")).containsExactly("tjänst");
        assertThat(archive.subjects("from:eva.e*")).containsExactlyInAnyOrder("tjänst", "annat");
        assertThat(archive.subjects("from:anna.e*")).isEmpty();
    }

    @Test
    void givenARestrictedMatter_whenAStrangerAsks_thenItIsNeitherFoundNorCounted() throws IOException {
        registered(Letter.of("öppet", "parken"), Letter.of("skyddat", "parken").in(Register.RESTRICTED));

        Found found = archive.found("parken", STRANGER);

        assertThat(found.hits()).extracting(Hit::subject).containsExactly("öppet");
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.facets().get("kind")).isEqualTo(Map.of("COMPLAINT", 1L));
        assertThat(archive.subjects("parken", PER)).containsExactlyInAnyOrder("öppet", "skyddat");
    }

    @Test
    void givenTheRegistrarOfAUnit_whenAsking_thenItsRestrictedMattersAreFound() throws IOException {
        registered(Letter.of("skolans", "parken").in(Register.RESTRICTED).to("skolan@kommun.example", "skola"));

        assertThat(archive.subjects("parken", STRANGER)).containsExactly("skolans");
    }

    @Test
    void givenMailOutsideOfACase_whenAsked_thenItIsItsAddresseesAndPrivateMailHisAlone() throws IOException {
        archive.keep(Letter.of("till mig", "hej").as(Label.PRIVATE).to("per.p@kommun.example", "park"));
        archive.keep(Letter.of("till brevlådan", "hej").as(Label.NEWSLETTER));
        archive.keep(Letter.of("privat till brevlådan", "hej").as(Label.PRIVATE));
        archive.follower.catchUp();

        assertThat(archive.subjects("hej", PER)).containsExactlyInAnyOrder("till mig", "till brevlådan");
        assertThat(archive.subjects("hej", STRANGER)).isEmpty();
        assertThat(archive.subjects("hej")).containsExactly("till brevlådan");
    }

    @Test
    void givenTheOpenDiary_whenAsked_thenOnlyHeadingsAreSearchedAndShown() throws IOException {
        registered(Letter.of("Anna Anka", "hemligt ord"), Letter.of("b", "c").in(Register.ORDERED));

        Found byHeading = archive.found("klagomål", new Eyes.OpenDiary());

        assertThat(archive.subjects("hemligt", new Eyes.OpenDiary())).isEmpty();
        assertThat(byHeading.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.subject()).isEqualTo("Klagomål på parken");
            assertThat(hit.from()).isEmpty();
            assertThat(hit.snippet()).isEmpty();
        });
        assertThat(byHeading.facets()).containsOnlyKeys("kind", "unit", "mailbox", "month");
        assertThat(archive.found("").facets()).containsKey("type");
        assertThat(ask("from:eva", new Eyes.OpenDiary())).isInstanceOf(Unclear.class);
    }

    private Object ask(String words, Eyes eyes) {
        return archive.index.find(new Question(words, Order.DATE, Optional.empty(), 10), eyes);
    }

    @Test
    void givenABadQuestion_whenAsked_thenItSaysWhere() {
        assertThat(ask("parken \"oavslutad", new Eyes.All())).isEqualTo(new Unclear(8, "these quotes are not closed"));
    }

    static Stream<String> questionsWithoutEnd() {
        return Stream.of(
                "\"" + "lampor ".repeat(2_800) + "\"",
                "lampor-".repeat(2_800) + "lampor",
                "\"" + "a ".repeat(9_900) + "\"",
                "lampor".repeat(3_000),
                "å".repeat(19_000),
                "body:" + "lampor".repeat(3_000) + "*",
                ("lampor".repeat(50) + " ").repeat(59),
                "-".repeat(40) + "lampor");
    }

    @ParameterizedTest
    @MethodSource("questionsWithoutEnd")
    void givenAQuestionWithoutEnd_whenAsked_thenItIsAnsweredOrRefusedAndTheNextIsAnswered(String question)
            throws IOException {
        registered(Letter.of("Lampor", "lampor ".repeat(3_000)));

        assertThat(ask(question, new Eyes.All())).isInstanceOfAny(Found.class, Unclear.class);
        assertThat(archive.subjects("lampor")).containsExactly("Lampor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEVANCE", "DATE"})
    void givenManyRecords_whenReadPageByPageWhileMoreArrive_thenNoneIsMissedOrTwice(Order order) throws IOException {
        registered(IntStream.range(0, 25)
                .mapToObj(i -> Letter.of("nr " + i, "parken").at(Archive.AT.plusSeconds(i / 3)))
                .toArray(Letter[]::new));
        List<Long> seen = new ArrayList<>();

        Optional<String> next = page(order, Optional.empty(), seen);
        Optional<String> more = page(order, next, seen);
        Optional<String> end = page(order, more, seen);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(end).isEmpty();
    }

    @Test
    void givenAsManyLettersAsAPageHolds_whenAsked_thenNoOtherPageIsPromised() throws IOException {
        registered(IntStream.range(0, 20)
                .mapToObj(i -> Letter.of("nr " + i, "parken"))
                .toArray(Letter[]::new));
        List<Long> seen = new ArrayList<>();

        Optional<String> second = page(Order.DATE, Optional.empty(), seen);

        assertThat(second).isPresent();
        assertThat(page(Order.DATE, second, seen)).isEmpty();
        assertThat(seen).doesNotHaveDuplicates().hasSize(20);
    }

    private Optional<String> page(Order order, Optional<String> after, List<Long> seen) {
        Found found = (Found) archive.index.find(new Question("parken", order, after, 10), new Eyes.All());
        found.hits().forEach(hit -> seen.add(hit.id()));
        return found.next();
    }

    @Test
    void givenPagesByDate_whenANewLetterArrivesInBetween_thenTheNextPageGoesOnWhereTheFirstEnded() throws IOException {
        registered(IntStream.range(0, 15)
                .mapToObj(i -> Letter.of("nr " + i, "parken").at(Archive.AT.plusSeconds(i)))
                .toArray(Letter[]::new));
        List<Long> seen = new ArrayList<>();
        Optional<String> next = page(Order.DATE, Optional.empty(), seen);

        registered(Letter.of("ny", "parken").at(Archive.AT.plusSeconds(100)));
        page(Order.DATE, next, seen);

        assertThat(seen).hasSize(15).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r3f800000-12", "d19cacb4a1e8-12", "00", "zz", "å", "0123456789abcdef0123456789abcdef"})
    void givenAPageMarkThatSomebodyMadeUp_whenAsked_thenItIsRefused(String mark) {
        assertThat(Stream.of(Order.values()).map(order -> asked(order, mark))).allMatch(Unclear.class::isInstance);
    }

    @Test
    void givenAPageMark_whenItIsChangedOrTakenForAnotherOrder_thenItIsRefused() throws IOException {
        registered(IntStream.range(0, 15)
                .mapToObj(i -> Letter.of("nr " + i, "parken"))
                .toArray(Letter[]::new));
        String mark = page(Order.DATE, Optional.empty(), new ArrayList<>()).orElseThrow();

        assertThat(asked(Order.DATE, mark)).isInstanceOf(Found.class);
        assertThat(asked(Order.RELEVANCE, mark)).isInstanceOf(Unclear.class);
        assertThat(asked(Order.DATE, mark + "00")).isInstanceOf(Unclear.class);
        assertThat(asked(Order.DATE, (mark.startsWith("0") ? "1" : "0") + mark.substring(1)))
                .isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEVANCE", "DATE"})
    void givenTheSamePageTwice_whenItsMarksAreCompared_thenNothingIsReadOutOfThem(Order order) throws IOException {
        registered(IntStream.range(0, 15)
                .mapToObj(i -> Letter.of("nr " + i, "parken"))
                .toArray(Letter[]::new));

        String mark = page(order, Optional.empty(), new ArrayList<>()).orElseThrow();

        assertThat(page(order, Optional.empty(), new ArrayList<>()).orElseThrow())
                .isNotEqualTo(mark)
                .hasSameSizeAs(mark);
    }

    private Searched asked(Order order, String mark) {
        return archive.index.find(new Question("parken", order, Optional.of(mark), 10), new Eyes.All());
    }

    @Test
    void givenARecord_whenAskedForMoreLikeIt_thenTheNearestComesFirstAndNotItself() throws IOException {
        registered(
                Letter.of("halka 1", "Det är halt på cykelbanan vid bron, ingen sand"),
                Letter.of("halka 2", "Ingen sand på cykelbanan vid bron och det är halt"),
                Letter.of("mat", "Maten är kall i skolan"),
                Letter.of("bron", "Den bron är vacker"));

        assertThat(archive.subjects("like:Ks 1/2026-1")).first().isEqualTo("halka 2");
        assertThat(archive.subjects("like:Ks 1/2026-1")).doesNotContain("halka 1");
    }

    @Test
    void givenRecords_whenAsked_thenTheyAreCountedByKindUnitMailboxMonthAndType() throws IOException {
        registered(
                Letter.of("a", "parken").with("a.pdf", "x"),
                Letter.of("b", "parken").as(Label.VIEW).to("skolan@kommun.example", "skola"));

        assertThat(archive.found("parken").facets())
                .isEqualTo(Map.of(
                        "kind", Map.of("COMPLAINT", 1L, "VIEW", 1L),
                        "unit", Map.of("park", 1L, "skola", 1L),
                        "mailbox", Map.of("parken@kommun.example", 1L, "skolan@kommun.example", 1L),
                        "month", Map.of("2026-03", 2L),
                        "type", Map.of("pdf", 1L)));
    }
}

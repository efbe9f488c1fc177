package brevvakt.casework.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Path CONF = Path.of("..", "conf", "texts");

    private static final Texts TEXTS = Texts.load(CONF);

    private static Map<Placeholder, String> receipt() {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.MUNICIPALITY, "Exempel kommun");
        values.put(Placeholder.SERVICE_CENTRE_MAIL, "servicecenter@kommun.example");
        values.put(Placeholder.SERVICE_CENTRE_PHONE, "019-00 00 00");
        values.put(Placeholder.CASE_NUMBER, "Sbn 417/2026");
        values.put(Placeholder.MAILBOX, "gatukontoret@kommun.example");
        values.put(Placeholder.RECEIVED_AT, "2026-12-18 14:00");
        return values;
    }

    private static Map<Placeholder, String> receiptWith(Placeholder placeholder, String value) {
        Map<Placeholder, String> values = receipt();
        values.put(placeholder, value);
        return values;
    }

    static Stream<Arguments> everyText() {
        return Stream.of(TextKind.values())
                .flatMap(kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    @Test
    void givenTheTextsOfTheHouse_whenTheyAreChecked_thenNothingIsWrong() {
        assertThat(TEXTS.check()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void givenAnyText_whenItsSampleIsShown_thenNoGapIsLeftAndALineFitsAScreen(TextKind kind, Language language) {
        String sample = TEXTS.sample(kind, language);

        assertThat(sample).doesNotContain("{{", "}}", "[en]", "[sv]", "\n\n\n").contains("\n\n");
        assertThat(sample.lines().skip(2))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76));
    }

    @Test
    void givenAReceipt_whenItIsWritten_thenItSaysWhenByWhenAndHowToReachAHuman() {
        Rendered rendered =
                TEXTS.render(TextKind.RECEIPT, Language.SV, receiptWith(Placeholder.DUE_DATE, "2026-12-29"));

        assertThat(rendered.subject()).isEqualTo("Vi har fått ditt meddelande – Sbn 417/2026");
        assertThat(rendered.text())
                .contains("2026-12-18 14:00", "senast 2026-12-29", "019-00 00 00", "allmän handling", "automatiskt")
                .contains("https://www.kommun.example/synpunkter", "https://www.kommun.example/personuppgifter")
                .contains("In English: We have received your message.")
                .doesNotContain("112");
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void givenANumberOrADateNearTheEndOfALine_whenTheLineIsBroken_thenTheyStayWhole(TextKind kind, Language language) {
        String sample = TEXTS.sample(kind, language);

        assertThat(sample).doesNotContain("Sbn\n", "2026-12-18\n14:00", "019-00\n", "019-00 00\n", "\uE000");
    }

    private static Stream<Arguments> citizens() {
        return Stream.of(
                        TextKind.RECEIPT,
                        TextKind.RECEIPT_SCHOOL,
                        TextKind.OUT_OF_OFFICE,
                        TextKind.DEPARTED,
                        TextKind.DISCLOSURE,
                        TextKind.DISCLOSURE_DECISION,
                        TextKind.DRAFT,
                        TextKind.DRAFT_AUTHORITY,
                        TextKind.HANDOVER_AUTHORITY)
                .flatMap(kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("citizens")
    void givenAMailToACitizen_whenItIsWritten_thenItSaysWhomToTurnToInTheirOrderAndWhen(
            TextKind kind, Language language) {
        String sample = TEXTS.sample(kind, language).replaceAll("\\s+", " ");
        boolean hasSubstitute = kind == TextKind.OUT_OF_OFFICE || kind == TextKind.DEPARTED;

        assertThat(sample)
                .containsSubsequence(
                        hasSubstitute ? List.of("Siv Sten", "019-00 00 28") : List.of(sample.substring(0, 1)))
                .containsSubsequence(
                        hasSubstitute ? "019-00 00 28" : sample.substring(0, 1),
                        "019-00 00 21 (mån–fre 9–16)",
                        "019-00 00 20",
                        "019-00 00 00 (mån–fre 8–17)",
                        "servicecenter@kommun.example",
                        "https://www.kommun.example/nar-du-hor-av-dig")
                .doesNotContain("intranat");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void givenAMatterInConfidence_whenItsReceiptIsWritten_thenItNamesTheServiceCentreAlone(Language language) {
        assertThat(TEXTS.sample(TextKind.RECEIPT_NEUTRAL, language).replaceAll("\\s+", " "))
                .contains("019-00 00 00 (mån–fre 8–17)", "https://www.kommun.example/nar-du-hor-av-dig")
                .doesNotContain("019-00 00 21", "019-00 00 20");
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void givenAMailToOneOfOurs_whenItIsWritten_thenItEndsWithTheRoutineAndWhoHelps(TextKind kind, Language language) {
        boolean ours = citizens().noneMatch(citizen -> citizen.get()[0] == kind)
                && !List.of(
                                TextKind.RECEIPT_NEUTRAL,
                                TextKind.RECEIPT_SMS,
                                TextKind.NOTICE_SMS,
                                TextKind.HANDOVER_DIARY)
                        .contains(kind);
        String plain = TEXTS.sample(kind, language).replaceAll("\\s+", " ");

        if (ours) {
            assertThat(plain.substring(plain.length() - 300))
                    .contains(
                            "https://intranat.kommun.example/e-post-och-klagomal",
                            "IT Kundservice, telefon 019-00 00 55 (mån–fre 7–17)",
                            "019-00 00 00 (mån–fre 8–17)");
        }
    }

    @Test
    void givenThePartsOfADraft_whenItIsWritten_thenEachHasItsPlace() {
        assertThat(TEXTS.sample(TextKind.DRAFT, Language.SV))
                .contains("[Ursäkt", "[Vad vi har gjort", "[Vad som händer härnäst", "inte nöjd");
        assertThat(TEXTS.sample(TextKind.DRAFT, Language.EN))
                .contains("[Apology", "[What we have done", "[What happens next", "not satisfied");
    }

    @Test
    void givenNoClock_whenAReceiptIsWritten_thenNoDayIsPromised() {
        Rendered rendered = TEXTS.render(TextKind.RECEIPT, Language.SV, receipt());

        assertThat(rendered.text()).contains("Sbn 417/2026").doesNotContain("senast", "by .");
    }

    @Test
    void givenAMailboxOfSocialCare_whenAReceiptIsWritten_thenTheEmergencyNumberIsThere() {
        Rendered rendered = TEXTS.render(TextKind.RECEIPT, Language.SV, receiptWith(Placeholder.SOCIAL_CARE, "ja"));

        assertThat(rendered.text()).contains("Ring 112.");
    }

    @ParameterizedTest
    @CsvSource({"SV, klagomål", "EN, complaint"})
    void givenAnIndividualMatter_whenTheNeutralReceiptIsWritten_thenItBetraysNoKindAndNoUnit(
            Language language, String kind) {
        Rendered rendered =
                TEXTS.render(TextKind.RECEIPT_NEUTRAL, language, receiptWith(Placeholder.UNIT, "Hemtjänst"));

        assertThat(rendered.text() + rendered.html())
                .doesNotContainIgnoringCase("hemtjänst")
                .doesNotContain(kind);
    }

    @Test
    void givenAReceipt_whenItIsRead_thenItIsMarkedUpInItsLanguages() {
        Rendered rendered = TEXTS.render(TextKind.RECEIPT, Language.EN, receipt());

        assertThat(rendered.html())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>We have received your message – Sbn 417/2026</title>")
                .contains("<p lang=\"sv\">På svenska:")
                .contains("<li>Service centre: 019-00 00 00, <a href=\"mailto:servicecenter@kommun.example\">")
                .contains("<a href=\"https://www.kommun.example/synpunkter\">https://www.kommun.example/synpunkter</a>")
                .doesNotContain("<p></p>", "<br></p>");
    }

    @Test
    void givenAStrangersWordsWithMarkupAndALink_whenTheyAreWritten_thenTheyAreWordsAndNothingElse() {
        Map<Placeholder, String> values = receipt();
        values.put(Placeholder.DUE_DATE, "2026-12-22");
        values.put(Placeholder.CALLER, "<b onclick='x'>Eva</b> & Bo\r\nBcc: alla@kommun.example");
        values.put(Placeholder.CALLER_PHONE, "070\u202E1\u0000");
        values.put(Placeholder.CALL_ABOUT, "{{municipality}} {{#x}} https://lurig.example/<script>\n\n[en] - a");

        Rendered rendered = TEXTS.render(TextKind.CALLBACK, Language.SV, values);

        assertThat(rendered.html())
                .contains("&lt;b onclick=&#39;x&#39;&gt;Eva&lt;/b&gt; &amp; Bo Bcc: alla@kommun.example")
                .contains("{{municipality}} {{#x}} https://lurig.example/&lt;script&gt; [en] - a")
                .doesNotContain("<b ", "<script", "href=\"https://lurig", "mailto:alla");
        assertThat(rendered.text()).contains("Telefon: 0701\n").doesNotContain("\r");
        assertThat(rendered.subject()).isEqualTo("Ring upp senast 2026-12-22");
    }

    @Test
    void givenACallerWithoutAName_whenTheTaskIsWritten_thenItStillGoes() {
        Map<Placeholder, String> values = receipt();
        values.put(Placeholder.DUE_DATE, "2026-12-22");

        Rendered rendered = TEXTS.render(TextKind.CALLBACK, Language.EN, values);

        assertThat(rendered.text()).contains("- Name: –\n").contains("- Call by: 2026-12-22");
    }

    @ParameterizedTest
    @CsvSource({
        "DUE_DATE, 29/12 2026",
        "DUE_DATE, 29 december",
        "RECEIVED_AT, 2026-12-18",
        "RECEIVED_AT, 2026-12-18T14:00",
        "MAILBOX, gatukontoret",
        "CASE_NUMBER, ''",
    })
    void givenAValueOfAnotherForm_whenAReceiptIsWritten_thenItIsRefusedByName(Placeholder placeholder, String value) {
        Map<Placeholder, String> values = receiptWith(placeholder, value);

        assertThatThrownBy(() -> TEXTS.render(TextKind.RECEIPT, Language.SV, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(placeholder.name());
    }

    @Test
    void givenAWeekdayBeforeADate_whenAReceiptIsWritten_thenItMayStand() {
        Rendered rendered =
                TEXTS.render(TextKind.RECEIPT, Language.SV, receiptWith(Placeholder.DUE_DATE, "tisdag 2026-12-29"));

        assertThat(rendered.text()).contains("senast tisdag 2026-12-29");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECEIPT.txt|{{caseNumber}}|{{caseNumer}}|sv/RECEIPT.txt names {{caseNumer}}, which nobody gives to it",
                "RECEIPT.txt|{{dueDate}}|snart|sv/RECEIPT.txt must say {{dueDate}} and does not",
                "RECEIPT.txt|{{webFormLink}}|webben|sv/RECEIPT.txt must say {{webFormLink}} and does not",
                "RECEIPT.txt|Hej!|Hej {{unit}}!|sv/RECEIPT.txt needs {{unit}}, which may be missing; put it between {{#unit}} and {{/unit}}",
                "RECEIPT.txt|Hej!|Hej {{#unit}}!|sv/RECEIPT.txt: Section missing close tag 'unit'",
                "RECEIPT.txt|Hej!|Stängt 24/12.|sv/RECEIPT.txt has the date \"24/12\"; write it YYYY-MM-DD",
                "RECEIPT.txt|Hej!|Stängt 24 december.|sv/RECEIPT.txt has the date \"24 december\"; write it YYYY-MM-DD",
                "RECEIPT.txt|Hej!|{{> other}}|sv/RECEIPT.txt names {{>other}}, which nobody gives to it",
                "RECEIPT.txt|{{>contact}}|Hej|sv/RECEIPT.txt must say {{serviceCentreHours}} and does not",
                "REMINDER.txt|{{>help}}|{{>hjalp}}|sv/REMINDER.txt has {{>hjalp}}, and there is no sv/parts/hjalp.txt",
                "parts/help.txt|{{helpDesk}}|-|sv/CALLBACK.txt must say {{helpDesk}} and does not",
                "CALLBACK.txt|Ring upp senast|Ring {{caller}} senast|sv/CALLBACK.txt has {{caller}} in its subject",
                "CALLBACK.txt|{{callAbout}}|-|sv/CALLBACK.txt must say {{callAbout}} and does not",
                "words.yaml|  local_day: kommunens lediga dag|''|sv/words.yaml lacks holiday.local_day",
            })
    void givenARewrittenTextWithAFault_whenTheTextsAreChecked_thenItIsNamed(
            String file, String good, String bad, String fault, @TempDir Path copy) throws IOException {
        copyConf(copy);
        Path spoilt = copy.resolve("sv").resolve(file);
        Files.writeString(spoilt, Files.readString(spoilt).replace(good, bad));

        assertThat(Texts.load(copy).check())
                .anySatisfy(found -> assertThat(found).startsWith(fault));
    }

    @Test
    void givenALanguageWithoutItsTwin_whenTheTextsAreChecked_thenItIsNamed(@TempDir Path copy) throws IOException {
        copyConf(copy);
        Files.delete(copy.resolve("en").resolve("DIGEST.txt"));
        Files.writeString(copy.resolve("sv").resolve("RECIEPT.txt"), "Hej\n\nHej");
        Files.writeString(copy.resolve("sv").resolve("NOTICE.txt"), "Hej\nHej");

        assertThat(Texts.load(copy).check())
                .containsExactlyInAnyOrder(
                        "en/DIGEST.txt is missing",
                        "sv/RECIEPT.txt is the text of no kind",
                        "sv/NOTICE.txt does not begin with a subject, followed by a blank line");
    }

    @Test
    void givenSamplesThatFitNothing_whenTheTextsAreChecked_thenTheyAreNamed(@TempDir Path copy) throws IOException {
        copyConf(copy);
        Path samples = copy.resolve("samples.yaml");
        Files.writeString(
                samples,
                Files.readString(samples)
                        .replace("dueDate: 2026-12-29", "dueDate: 29 december")
                        .replace("owner:", "owener:"));

        assertThat(Texts.load(copy).check())
                .contains(
                        "samples.yaml, dueDate: \"29 december\" has not the form DATE",
                        "samples.yaml has a value for {{owener}}, which no text knows",
                        "samples.yaml has no value for owner");
    }

    @ParameterizedTest
    @CsvSource({"RECEIPT, RECEIPT", "receipt.neutral, RECEIPT_NEUTRAL", "NOTICE.set-aside, NOTICE_SET_ASIDE"})
    void givenANameAtTheDoor_whenItsKindIsSought_thenItIsFound(String name, TextKind kind) {
        assertThat(TextKind.of(name)).contains(kind);
    }

    @ParameterizedTest
    @MethodSource("outboxKinds")
    void givenAKindOfTheOutbox_whenItsTextIsSought_thenThereIsOne(String outboxKind) {
        assertThat(TextKind.of(outboxKind)).isPresent();
    }

    static Stream<String> outboxKinds() {
        return Stream.of(brevvakt.casework.outbox.OutboxKind.values()).map(Enum::name);
    }

    private static void copyConf(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(CONF)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(CONF.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}

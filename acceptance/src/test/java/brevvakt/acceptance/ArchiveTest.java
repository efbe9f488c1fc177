package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.index.paper.PaperPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on its way out of the house: found, disclosed without the words that are withheld, exported, disposed of. */
class ArchiveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static Outside outside;
    private static Town town;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException {
        outside = new Outside();
        town = Town.open(home, outside.settings());
    }

    @AfterAll
    static void close() {
        town.close();
        outside.close();
    }

    private static JsonNode complaint(String writer, String words) throws IOException {
        town.mail(
                writer,
                List.of("gatukontoret@kommun.example"),
                "From: <" + writer + ">\r\nTo: <gatukontoret@kommun.example>\r\nMessage-ID: <k-" + writer
                        + ">\r\nSubject: Klagomål\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                        + "Jag vill klaga på plogningen, det är oacceptabelt. " + words + "\r\n");
        return town.casesOf(writer, 1).get(0);
    }

    private static List<byte[]> pdfs(Part mail) throws MessagingException, IOException {
        List<byte[]> found = new ArrayList<>();
        Multipart parts = (Multipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType("application/pdf")) {
                try (InputStream bytes = parts.getBodyPart(i).getInputStream()) {
                    found.add(bytes.readAllBytes());
                }
            }
        }
        return found;
    }

    /** The papers that were mailed to who asked, as soon as they have left. */
    private static List<byte[]> papersTo(String contact) throws MessagingException, IOException {
        return pdfs(await("the papers leave")
                .atMost(PATIENCE)
                .until(
                        () -> outside.mail().stream()
                                .filter(taken -> taken.recipients().contains(contact))
                                .toList(),
                        taken -> !taken.isEmpty())
                .get(0)
                .mail());
    }

    @Test
    void givenARequestForAComplaint_whenPartOfItIsWithheld_thenTheRequesterGetsPapersByMailWithoutTheWords()
            throws Exception {
        JsonNode file = complaint("ulla@medborgare.example", "Gunnar Gren på Storgatan 3 kom inte fram.");
        String record = file.path("number").asText() + "-1";
        JsonNode request = town.ask(
                "disclose open",
                Map.of("about", "Klagomål på plogning", "contact", "journalist@tidningen.example", "by", "rita.rask"));
        String id = request.path("id").asText();
        town.ask("disclose add", Map.of("by", "rita.rask"), id, record);
        town.ask(
                "disclose decide",
                Map.of(
                        "outcome",
                        "partial",
                        "provision",
                        "OSL 21:7",
                        "mask",
                        "Gunnar Gren|Storgatan 3",
                        "by",
                        "rita.rask"),
                id,
                record);

        JsonNode delivered = town.ask("disclose deliver", Map.of("by", "rita.rask"), id);

        assertThat(delivered.path("state").asText()).isEqualTo("DISCLOSED_PARTLY");
        List<byte[]> papers = papersTo("journalist@tidningen.example");
        assertThat(papers).hasSize(2);
        assertThat(papers).allSatisfy(paper -> assertThat(PaperPrinter.everythingIn(paper, List.of()))
                .doesNotContainIgnoringCase("gunnar", "storgatan"));
        assertThat(PaperPrinter.everythingIn(papers.get(0), List.of()))
                .contains("OSL 21:7", "skriftligt beslut", "Rita Rask");
        assertThat(PaperPrinter.everythingIn(papers.get(1), List.of())).contains("plogningen", "█████");

        JsonNode decided = town.ask(
                "disclose decision",
                Map.of("decider", "sofia.stad", "reasons", "Uppgiften rör en enskild.", "by", "rita.rask"),
                id);
        assertThat(decided.path("state").asText()).isEqualTo("BOARD_DECISION");
        await("the decision leaves")
                .atMost(PATIENCE)
                .until(() -> outside.mail().stream()
                                .filter(taken -> taken.recipients().contains("journalist@tidningen.example"))
                                .count()
                        == 2);
    }

    private static String photograph() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }

    private static int pictures(byte[] pdf) throws IOException {
        int found = 0;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    found += page.getResources().isImageXObject(name) ? 1 : 0;
                }
            }
        }
        return found;
    }

    /** The paper of the record, as it was mailed to who asked. */
    private byte[] paperTo(String contact, String record, Map<String, String> decision) throws Exception {
        String id = town.ask("disclose open", Map.of("about", "Gropen", "contact", contact, "by", "rita.rask"))
                .path("id")
                .asText();
        town.ask("disclose hold", Map.of("mailbox", "gatukontoret@kommun.example", "by", "rita.rask"), id);
        assertThat(town.ask("disclose add", Map.of("by", "bo.berg"), id, record).toString())
                .as("who asked is known to the handler of the request alone")
                .doesNotContain(contact);
        town.ask("disclose decide", decision, id, record);
        town.ask("disclose deliver", Map.of("by", "rita.rask"), id);
        return papersTo(contact).get(1);
    }

    @Test
    void givenAComplaintWithAPhotograph_whenItIsGivenOutWhole_thenItIsShownAndWhereAPartIsWithheldItIsNot()
            throws Exception {
        town.mail(
                "siv@medborgare.example",
                List.of("gatukontoret@kommun.example"),
                "From: <siv@medborgare.example>\r\nTo: <gatukontoret@kommun.example>\r\nMessage-ID: <grop@medborgare.example>\r\n"
                        + "Subject: Gropen\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=grans\r\n\r\n--grans\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\nJag vill klaga, gropen utanför Siv Sten är kvar.\r\n--grans\r\n"
                        + "Content-Type: image/png; name=grop.png\r\nContent-Disposition: attachment; filename=grop.png\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + photograph() + "\r\n--grans--\r\n");
        String record =
                town.casesOf("siv@medborgare.example", 1).get(0).path("number").asText() + "-1";

        byte[] whole = paperTo("hel@tidningen.example", record, Map.of("outcome", "full", "by", "rita.rask"));
        byte[] part = paperTo(
                "del@tidningen.example",
                record,
                Map.of("outcome", "partial", "provision", "OSL 21:7", "mask", "Siv Sten", "by", "rita.rask"));

        assertThat(pictures(whole)).isEqualTo(1);
        assertThat(PaperPrinter.wordsOf(whole)).contains("grop.png", "återges som bild");
        assertThat(pictures(part)).isZero();
        assertThat(PaperPrinter.wordsOf(part)).contains("grop.png", "Fråga efter den särskilt");
    }

    @Test
    void givenACase_whenExported_thenThePackageLiesInTheHome() throws IOException {
        JsonNode file = complaint("berit@medborgare.example", "Export.");

        JsonNode exported = town.ask(
                "export", Map.of("by", "rita.rask"), file.path("number").asText());

        assertThat(Path.of(exported.path("package").asText()).resolve("METS.xml"))
                .exists();
        assertThat(Path.of(exported.path("folder").asText()).resolve("SHA256SUMS"))
                .exists();
        assertThat(town.answer(
                                "export",
                                Map.of("by", "bo.berg"),
                                file.path("number").asText())
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void givenARequest_whenSomebodyElseWantsToEndItOrToDecideInAnothersName_thenNothingChanges() throws IOException {
        String id = town.ask("disclose open", Map.of("about", "Parken", "by", "rita.rask"))
                .path("id")
                .asText();

        assertThat(town.answer("disclose hold", Map.of("mailbox", "gatukontoret@kommun.example", "by", "bo.berg"), id)
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(town.answer("disclose hold", Map.of("mailbox", "gatukontor@kommun.example", "by", "rita.rask"), id)
                        .body())
                .contains("there is no mailbox gatukontor@kommun.example");
        assertThat(town.answer(
                                "disclose decision",
                                Map.of("decider", "sofia.stad", "reasons", "Nej.", "by", "bo.berg"),
                                id)
                        .body())
                .contains("may not report a decision of sofia.stad");
        assertThat(town.ask("disclosures", Map.of("by", "bo.berg")))
                .filteredOn(row -> row.path("id").asText().equals(id))
                .singleElement()
                .satisfies(row -> assertThat(row.path("holds").toString()).isEqualTo("[\"everything\"]"));
    }

    @Test
    void givenAnApprovedRule_whenItIsRunInDryness_thenNothingGoesAndTheHoldIsTold() throws IOException {
        Files.writeString(
                town.home.resolve("conf/retention.yaml"),
                "rules:\n  - {id: spam, kinds: [SPAM], months: 3, decision: \"Ks 1 § 2\", approvedBy: arkivarien, approvedOn: 2026-01-01}\n");

        assertThat(town.ask("retention show", Map.of("by", "rita.rask"))
                        .get(0)
                        .path("inForce")
                        .asBoolean())
                .isTrue();
        assertThat(town.ask("retention run", Map.of("dry-run", "true", "by", "rita.rask")))
                .isEmpty();
        assertThat(town.ask("retention run", Map.of("by", "rita.rask"))).isEmpty();
        assertThat(town.ask("retention log", Map.of("by", "rita.rask"))).isEmpty();
        assertThat(Stream.of(
                        town.answer("retention run", Map.of("by", "bo.berg")).statusCode()))
                .doesNotContain(200);
    }

    @Test
    void givenSearches_whenTheyAreLookedAt_thenEachSeesHisOwnAndTheAdministratorAll() {
        town.ask("search", Map.of("by", "bo.berg"), "vattenläckan");
        town.ask("search", Map.of("public", "true"), "badhuset");

        JsonNode latest = town.ask("searches", Map.of("by", "bo.berg")).get(0);
        assertThat(latest.path("reader").asText()).isEqualTo("bo.berg");
        assertThat(latest.path("asked").asText()).isEqualTo("vattenläckan");
        assertThat(latest.path("outcome").asText()).endsWith("found");
        assertThat(town.ask("searches", Map.of("by", "bo.berg")))
                .extracting(row -> row.path("reader").asText())
                .containsOnly("bo.berg");
        assertThat(town.ask("searches", Map.of("reader", "public")))
                .extracting(row -> row.path("asked").asText())
                .contains("badhuset");
        assertThat(town.ask("searches", Map.of()))
                .extracting(row -> row.path("verb").asText())
                .contains("search", "searches");
        assertThat(town.answer("searches", Map.of("by", "bo.berg", "reader", "rita.rask"))
                        .body())
                .contains("for the administrator to see");
        assertThat(town.answer("searches", Map.of("by", "ingen")).statusCode()).isNotEqualTo(200);
    }
}

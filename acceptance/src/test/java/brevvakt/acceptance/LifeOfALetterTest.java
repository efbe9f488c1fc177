package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a letter, from the citizen's mail program to the answer in it. */
class LifeOfALetterTest {
    private static final String STREETS = "gatukontoret@kommun.example";

    private static Outside outside;
    private static Town town;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException {
        outside = new Outside();
        town = Town.open(home, outside.settings() + "\nauthenticity: {trusted: [mx.kommun.example]}");
    }

    @AfterAll
    static void close() {
        town.close();
        outside.close();
    }

    private static String letter(String from, String id, String subject, String text) {
        return "From: Karin Lund <" + from + ">\r\nTo: <" + STREETS + ">\r\nMessage-ID: " + id + "\r\nSubject: "
                + subject
                + "\r\nDate: Tue, 24 Nov 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text;
    }

    private static final String COMPLAINT = "Hej!\r\n\r\nJag vill klaga på snöröjningen på vår gata. Det är tredje"
            + " veckan i rad som ingen har plogat och det är helt oacceptabelt. Jag vill ha en rättelse.\r\n\r\nKarin";

    private static JsonNode complaintOf(String writer, String id) throws IOException {
        assertThat(town.mail(writer, List.of(STREETS), letter(writer, id, "Klagomål på snöröjningen", COMPLAINT)))
                .startsWith("250");
        return town.casesOf(writer, 1).get(0);
    }

    @Test
    void givenAComplaint_whenItIsMailed_thenItIsACaseInTheDiaryWithADueDateAndAReceiptAndLiesInTheMailbox()
            throws Exception {
        String letter = letter("a@example.org", "<a1@example.org>", "Klagomål på snöröjningen", COMPLAINT);

        town.mail("a@example.org", List.of(STREETS), letter);

        JsonNode file = town.ask(
                "case", town.casesOf("a@example.org", 1).get(0).path("number").asText());
        assertThat(file.path("number").asText()).startsWith("Sbn ");
        assertThat(file.path("diaryNumber")).isEqualTo(file.path("number"));
        assertThat(file.path("kind").asText()).isEqualTo("COMPLAINT");
        assertThat(file.path("status").asText()).isEqualTo("PROPOSED");
        assertThat(file.path("dueDate").asText()).matches("2[0-9]{3}-[0-9]{2}-[0-9]{2}");
        assertThat(file.path("dueExplained").asText())
                .contains(file.path("dueDate").asText());
        assertThat(file.path("heading").asText()).doesNotContain("Karin").doesNotContain("example.org");
        assertThat(file.path("records").get(0).path("sha256").asText())
                .isEqualTo(sha256((letter + "\r\n").getBytes(StandardCharsets.UTF_8)));
        Outside.Taken taken = outside.mailTo("a@example.org", 1).get(0);
        MimeMessage receipt = taken.mail();
        assertThat(receipt.getSubject()).contains(file.path("number").asText());
        assertThat(receipt.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(receipt.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(taken.sender()).isEmpty();
        town.reader("bo.berg").awaitIn("Delegerat/" + STREETS, "<a1@example.org>");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void givenACase_whenTheOwnerAnswersFromTheMailClient_thenItIsAnswered_andABounceUndoesIt() throws Exception {
        JsonNode file = complaintOf("b@example.org", "<b1@example.org>");
        String number = file.path("number").asText();
        String answer = "From: <" + STREETS + ">\r\nTo: <b@example.org>\r\nMessage-ID: <answer-b@kommun.example>\r\n"
                + "In-Reply-To: <b1@example.org>\r\nSubject: SV: Klagomål\r\n\r\nVi plogar i dag. Hälsningar Bo";

        assertThat(town.submit("bo.berg", "bo.berg@kommun.example", List.of("b@example.org"), answer))
                .startsWith("250");

        JsonNode answered = town.caseIn("ANSWERED", number);
        assertThat(answered.path("firstAnswerAt").isNull()).isFalse();
        assertThat(Town.all(answered.path("records"))
                        .map(r -> r.path("direction").asText()))
                .containsExactly("IN", "OUT");
        String bounceTo = outside.mailTo("b@example.org", 2).stream()
                .filter(mail -> mail.messageId().equals("<answer-b@kommun.example>"))
                .findFirst()
                .orElseThrow()
                .sender();
        assertThat(bounceTo).matches(".+\\+a-.+@kommun\\.example");

        assertThat(town.mail("", List.of(bounceTo), bounce(bounceTo, "b@example.org", "<answer-b@kommun.example>")))
                .startsWith("250");

        JsonNode unanswered = town.caseIn("PROPOSED", number);
        assertThat(unanswered.path("firstAnswerAt").isNull()).isTrue();
        assertThat(unanswered.path("dueDate")).isEqualTo(file.path("dueDate"));
    }

    @Test
    void givenTwoMattersOfOneWriter_whenStaffAnswerInANewMail_thenTheSubjectTellsWhich() throws Exception {
        String first = letter("j@example.org", "<j1@example.org>", "Snön på Storgatan", "Varför har ni inte plogat?");
        String second = letter("j@example.org", "<j2@example.org>", "Lampan vid parken", "När lagas lampan?");
        assertThat(town.mail("j@example.org", List.of(STREETS), first)).startsWith("250");
        assertThat(town.mail("j@example.org", List.of(STREETS), second)).startsWith("250");
        town.casesOf("j@example.org", 2);
        String snow = town.recordsOf("<j1@example.org>").get(0).path("case").asText();
        String lamp = town.recordsOf("<j2@example.org>").get(0).path("case").asText();
        String open = town.ask("case", lamp).path("status").asText();

        String answer =
                "From: <bo.berg@kommun.example>\r\nTo: <j@example.org>\r\nMessage-ID: <answer-j@kommun.example>\r\n"
                        + "Subject: SV: =?utf-8?q?Sn=C3=B6n_p=C3=A5_Storgatan?=\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\nNu har vi plogat.\r\n";
        assertThat(town.submit("bo.berg", "bo.berg@kommun.example", List.of("j@example.org"), answer))
                .startsWith("250");

        town.caseIn("ANSWERED", snow);
        assertThat(town.ask("case", lamp).path("status").asText()).isEqualTo(open);
    }

    private static String bounce(String to, String failed, String original) {
        return String.join(
                "\r\n",
                "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>",
                "To: <" + to + ">",
                "Message-ID: <dsn-" + original.hashCode() + "@mx.example.org>",
                "Subject: Undelivered Mail Returned to Sender",
                "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "This is the mail system. Your message could not be delivered.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example.org",
                "",
                "Final-Recipient: rfc822; " + failed,
                "Action: failed",
                "Status: 5.1.1",
                "",
                "--b",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: " + original,
                "",
                "--b--",
                "");
    }

    @Test
    void givenOneMailToTwoMailboxes_whenItArrivesTwice_thenItIsOneRecordInOneCaseWithOneReceipt() throws Exception {
        String letter = letter("c@example.org", "<c1@example.org>", "Klagomål på snöröjningen", COMPLAINT)
                .replace("<" + STREETS + ">", "<" + STREETS + ">, <parken@kommun.example>");

        town.mail("c@example.org", List.of(STREETS), letter);
        town.mail("c@example.org", List.of("parken@kommun.example"), letter);

        town.reader("bo.berg").awaitIn("Delegerat/" + STREETS, "<c1@example.org>");
        town.reader("per.park").awaitIn("Delegerat/parken@kommun.example", "<c1@example.org>");
        List<JsonNode> records = town.recordsOf("<c1@example.org>");
        assertThat(records).hasSize(1);
        assertThat(town.casesOf("c@example.org", 1)).hasSize(1);
        assertThat(records.get(0).path("to").toString()).contains(STREETS).contains("parken@kommun.example");
        complaintOf("c2@example.org", "<c2@example.org>");
        outside.mailTo("c2@example.org", 1);
        assertThat(outside.mailTo("c@example.org")).hasSize(1);
    }

    @Test
    void givenAStranger_whenHeNamesAnothersCase_thenItIsACaseOfItsOwnForAHuman() throws Exception {
        String number =
                complaintOf("h@example.org", "<h1@example.org>").path("number").asText();

        town.mail(
                "thief@example.net",
                List.of(STREETS),
                letter("thief@example.net", "<h2@example.net>", "SV: " + number, "Vad skrev hon i ärendet?"));

        JsonNode own = town.casesOf("thief@example.net", 1).get(0);
        assertThat(own.path("number").asText()).isNotEqualTo(number);
        assertThat(own.path("needsHuman").asBoolean()).isTrue();
        assertThat(town.ask("case", number).path("records")).hasSize(1);
    }

    @Test
    void givenAnAddressThatItsDomainDenies_whenItWritesInACase_thenItOpensNone_gettingNoReceipt() throws Exception {
        String number =
                complaintOf("q@example.org", "<q1@example.org>").path("number").asText();
        outside.mailTo("q@example.org", 1);

        town.mail(
                "q@example.org",
                List.of(STREETS),
                "Authentication-Results: mx.kommun.example; spf=fail; dmarc=fail (p=reject) header.from=example.org\r\n"
                        + letter("q@example.org", "<q2@example.org>", "SV: " + number, "Lägg ner ärendet, jag är nöjd.")
                                .replace("MIME-Version", "In-Reply-To: <q1@example.org>\r\nMIME-Version"));

        JsonNode own = town.casesOf("q@example.org", 2).get(0);
        assertThat(own.path("number").asText()).isNotEqualTo(number);
        assertThat(own.path("needsHuman").asBoolean()).isTrue();
        assertThat(town.ask("case", own.path("number").asText())
                        .path("records")
                        .get(0)
                        .path("authenticity")
                        .asText())
                .isEqualTo("spf=fail dkim=none dmarc=fail for example.org");
        assertThat(town.ask("case", own.path("number").asText()).path("notices"))
                .noneMatch(notice -> notice.path("kind").asText().equals("RECEIPT"));
        assertThat(town.ask("case", number).path("records")).hasSize(1);
    }

    @Test
    void givenACitizenWithAnAnswer_whenSheAnswersThatSheIsNotSatisfied_thenTheManagerReviewsIt() throws Exception {
        String number =
                complaintOf("i@example.org", "<i1@example.org>").path("number").asText();
        town.submit(
                "bo.berg",
                "bo.berg@kommun.example",
                List.of("i@example.org"),
                "From: <bo.berg@kommun.example>\r\nTo: <i@example.org>\r\nMessage-ID: <answer-i@kommun.example>\r\n"
                        + "In-Reply-To: <i1@example.org>\r\nSubject: Helt annat amne\r\n\r\nVi har plogat. Bo");
        town.caseIn("ANSWERED", number);

        town.mail(
                "i@example.org",
                List.of("bo.berg@kommun.example"),
                letter("i@example.org", "<i2@example.org>", "SV: Helt annat", "Det stämmer inte. Jag är inte nöjd!")
                        .replace("MIME-Version", "In-Reply-To: <answer-i@kommun.example>\r\nMIME-Version"));

        JsonNode reviewed = town.caseIn("MANAGER_REVIEW", number);
        assertThat(reviewed.path("officer").asText()).isEqualTo("eva.ek");
        assertThat(Town.all(reviewed.path("clocks")).map(c -> c.path("rule").asText()))
                .contains("REVIEW");
    }

    @Test
    void givenARobot_whenItWrites_thenItsMailIsKeptAndNotAnswered() throws Exception {
        String newsletter = letter("news@shop.example.org", "<d1@example.org>", "Veckans erbjudanden", "Rea!")
                .replace(
                        "MIME-Version",
                        "List-Unsubscribe: <https://shop.example.org/u>\r\nPrecedence: bulk\r\nMIME-Version");
        town.mail("news@shop.example.org", List.of(STREETS), newsletter);

        List<JsonNode> records = town.recordsOf("<d1@example.org>");
        complaintOf("d2@example.org", "<d2@example.org>");
        outside.mailTo("d2@example.org", 1);

        assertThat(records.get(0).path("case").isNull()).isTrue();
        assertThat(outside.mailTo("news@shop.example.org")).isEmpty();
    }

    @Test
    void givenThreeHundredPartsInEachOther_whenTheyAreMailed_thenTheyAreKeptAndTheNextMailIsNotDelayed()
            throws Exception {
        StringBuilder nested = new StringBuilder("From: <e@example.org>\r\nTo: <" + STREETS
                + ">\r\nMessage-ID: <e1@example.org>\r\nSubject: Fråga\r\nMIME-Version: 1.0\r\n");
        for (int depth = 0; depth < 300; depth++) {
            nested.append("Content-Type: multipart/mixed; boundary=\"b" + depth + "\"\r\n\r\n--b" + depth + "\r\n");
        }
        nested.append("Content-Type: text/plain\r\n\r\nHej\r\n");

        assertThat(town.mail("e@example.org", List.of(STREETS), nested.toString()))
                .startsWith("250");
        complaintOf("e2@example.org", "<e2@example.org>");

        JsonNode file = town.casesOf("e@example.org", 1).get(0);
        assertThat(file.path("needsHuman").asBoolean()).isTrue();
        town.reader("bo.berg").awaitIn("Delegerat/" + STREETS, "<e1@example.org>");
    }

    @Test
    void givenSixtyMegabytes_whenTheyAreMailed_thenTheyAreKeptByteForByteAndDelivered() throws Exception {
        String line = "x".repeat(76) + "\r\n";
        String letter = letter("f@example.org", "<f1@example.org>", "Fråga om bilagan", "Hej! När plogar ni?")
                        .replace(
                                "Content-Type: text/plain",
                                "Content-Type: multipart/mixed; boundary=\"b\"\r\nX-Was: text/plain")
                + "\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHej! När plogar ni vår gata?\r\n--b\r\n"
                + "Content-Type: application/octet-stream; name=\"stor.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + line.repeat(60 * 1024 * 1024 / line.length())
                + "--b--\r\n";

        assertThat(town.mail("f@example.org", List.of(STREETS), letter)).startsWith("250");

        town.reader("bo.berg").awaitIn("Delegerat/" + STREETS, "<f1@example.org>");
        assertThat(town.recordsOf("<f1@example.org>").get(0).path("sha256").asText())
                .isEqualTo(sha256((letter + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givenADaysMail_whenTheOperatorAsks_thenTheCommandsAnswerWithTheirExitCodes() throws Exception {
        complaintOf("g@example.org", "<g1@example.org>");
        String home = town.home.toString();

        assertThat(town.run("status", "--home", home, "--json").json().isObject())
                .isTrue();
        assertThat(town.run("cases", "--home", home, "--json").json().size()).isPositive();
        assertThat(town.run("case", "Sbn 9999/2026", "--home", home).code()).isEqualTo(1);
        assertThat(town.run("cases").code()).isEqualTo(2);
        assertThat(town.run("cases", "--home", home + "-nobody").code()).isEqualTo(3);
        assertThat(town.run("verify", "--home", home).code()).isZero();
        String log = Arrays.stream(town.home.resolve("log").toFile().listFiles())
                .map(file -> readable(file.toPath()))
                .collect(Collectors.joining());
        assertThat(log).doesNotContain("example.org").doesNotContain("plogat");
    }

    @Test
    void givenPortsThatAreTakenOrTextsThatAreBroken_whenTheHouseIsToOpen_thenItIsRefusedWithTheReason(
            @TempDir Path other) throws Exception {
        String home = other.resolve("home").toString();
        Town.Said taken = town.run("serve", "--home", home, "--port-base", Integer.toString(town.base));
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).contains("port " + (town.base + 25) + " is taken");

        Path receipt = other.resolve("home/conf/texts/sv/RECEIPT.txt");
        Files.writeString(receipt, Files.readString(receipt) + "{{nobodyKnowsThis}}");
        Town.Said broken = town.run("serve", "--home", home, "--port-base", "64000");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("RECEIPT.txt").contains("nobodyKnowsThis");
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package brevvakt.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Tokens;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingMail;
import brevvakt.casework.outbox.OutgoingPost;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseSystemTest {
    private static final byte[] ORIGINAL =
            "Subject: \u00e5\r\n\r\nEn rad som slutar s\u00e5 h\u00e4r \r\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private static HandoverPackage handed() {
        return handed("../bänk.jpg");
    }

    private static HandoverPackage handed(String last) {
        return new HandoverPackage(
                "Ks-1-2026-1",
                new OutboxMail(
                        7,
                        "production:Ks 1/2026-1",
                        OutboxKind.HANDOVER,
                        OutboxMail.State.DUE,
                        Optional.of(new CaseNumber("Ks", 1, 2026)),
                        EmailAddress.of("servicecenter@kommun.example"),
                        List.of(EmailAddress.of("diarium.ks@kommun.example")),
                        "Registrering Ks 1/2026-1",
                        "text",
                        "<p>text</p>",
                        "<diary-1@kommun.example>",
                        Optional.empty(),
                        Optional.empty(),
                        Instant.parse("2026-03-02T08:00:00Z"),
                        Optional.empty(),
                        0,
                        Optional.empty()),
                List.of(
                        new Enclosure("metadata.xml", "application/xml", "<x/>".getBytes(StandardCharsets.UTF_8)),
                        new Enclosure("Ks-1-2026-1.eml", "message/rfc822", ORIGINAL),
                        new Enclosure("../bänk.jpg", "image/jpeg", new byte[] {1, 2, 3}),
                        new Enclosure(last, "image/jpeg", new byte[] {4})));
    }

    private static final class Taken implements OutgoingPost {
        private final List<OutgoingMail> mails = new ArrayList<>();

        @Override
        public void send(OutgoingMail mail) {
            mails.add(mail);
        }
    }

    @Test
    void givenAProductionMailbox_whenARegistrationIsHandedOver_thenEveryFileIsAttachedByteForByte() throws Exception {
        Taken post = new Taken();

        new CaseSystemByMail(post, new ReplyTokens(new Tokens(new byte[32])), () -> "Exempel kommun").take(handed());

        OutgoingMail mail = post.mails.get(0);
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.mime()));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(mail.onceKey()).isEqualTo("outbox-7");
        assertThat(mail.envelopeSender()).isPresent();
        assertThat(message.getMessageID()).isEqualTo("<diary-1@kommun.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(parts.getCount()).isEqualTo(5);
        assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).isEqualTo(ORIGINAL);
        assertThat(MimeUtility.decodeText(parts.getBodyPart(3).getFileName())).isEqualTo("../bänk.jpg");
    }

    @Test
    void givenANameOfMoreBytesThanAFileSystemTakes_whenHandedOver_thenItIsShortenedAndKeepsItsEnding()
            throws Exception {
        CaseSystemByFolder system = new CaseSystemByFolder(folder.resolve("drop"));

        system.take(handed("å".repeat(240) + ".jpg"));

        assertThat(folder.resolve("drop/Ks-1-2026-1")).isDirectoryContaining("glob:**/ååå*.jpg");
    }

    @Test
    void givenAFolder_whenARegistrationIsHandedOverTwice_thenItLiesThereOnceAndWhole() throws Exception {
        CaseSystemByFolder system = new CaseSystemByFolder(folder.resolve("drop"));
        Files.createDirectories(folder.resolve("drop/.Ks-1-2026-1.passing"));
        Files.writeString(folder.resolve("drop/.Ks-1-2026-1.passing/metadata.xml"), "half of it");

        system.take(handed());
        system.take(handed());

        try (Stream<Path> files = Files.list(folder.resolve("drop"))) {
            assertThat(files).containsExactly(folder.resolve("drop/Ks-1-2026-1"));
        }
        assertThat(folder.resolve("drop/Ks-1-2026-1"))
                .isDirectoryContaining("glob:**/cover.txt")
                .isDirectoryContaining("glob:**/metadata.xml")
                .isDirectoryContaining("glob:**/2-*bänk.jpg");
        assertThat(Files.readAllBytes(folder.resolve("drop/Ks-1-2026-1/Ks-1-2026-1.eml")))
                .isEqualTo(ORIGINAL);
        assertThat(Files.readString(folder.resolve("drop/Ks-1-2026-1/metadata.xml")))
                .isEqualTo("<x/>");
        assertThat(Files.exists(folder.resolve("bänk.jpg"))).isFalse();
    }
}

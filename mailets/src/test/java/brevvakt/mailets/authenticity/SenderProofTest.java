package brevvakt.mailets.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.AttachmentText;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.records.Originals;
import brevvakt.casework.store.FileOriginals;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderProofTest {
    private static final String LETTER = """
            From: Anna <anna@%s>\r
            To: parken@kommun.example\r
            Subject: Gungan\r
            Date: Mon, 2 Mar 2026 09:00:00 +0100\r
            Message-ID: <1@example.org>\r
            \r
            Gungan är trasig.\r
            """;

    private static final LetterReader READER = new LetterReader(
            ReadingLimits.usual(), (name, type, bytes) -> new AttachmentText.Extracted("", Optional.empty()));

    @TempDir
    Path folder;

    private NameServer names;
    private FileOriginals originals;
    private KeyPair keys;

    @BeforeEach
    void open() throws Exception {
        names = new NameServer();
        originals = new FileOriginals(folder);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        keys = generator.generateKeyPair();
        names.knows("medborgare.example", "v=spf1 ip4:192.0.2.7 -all");
        names.knows("_dmarc.medborgare.example", "v=DMARC1; p=reject");
        names.knows("monitored.example", "v=spf1 -all");
        names.knows("_dmarc.monitored.example", "v=DMARC1; p=none");
        names.knows("strict.example", "v=spf1 -all");
        names.knows("_dmarc.strict.example", "v=DMARC1; p=quarantine; adkim=s; aspf=s");
        names.knows("a.strict.example", "v=spf1 ip4:192.0.2.7 -all");
        names.knows(
                "k1._domainkey.medborgare.example",
                "v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }

    @AfterEach
    void close() {
        names.close();
    }

    private String asked(String mail, String sender, String peer) throws IOException {
        byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
        Originals.Kept kept = originals.keep(new ByteArrayInputStream(bytes));
        Arrival arrival = new Arrival(
                new ArrivalId("12345678"),
                Instant.parse("2026-03-02T08:00:00Z"),
                new Envelope(
                        EmailAddress.parse(sender),
                        List.of(EmailAddress.parse("parken@kommun.example").orElseThrow()),
                        Optional.empty(),
                        Optional.of(peer)),
                kept.digest(),
                kept.size());
        return new NameSystemProof(names.resolver(), originals)
                .of(arrival, READER.read(new ByteArrayInputStream(bytes)))
                .written();
    }

    private String signed(String mail) throws Exception {
        DKIMSigner signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=medborgare.example; s=k1; h=from:to:subject:date; bh=; b=;",
                keys.getPrivate());
        return signer.sign(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))) + "\r\n" + mail;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "medborgare.example | anna@medborgare.example | 192.0.2.7 | spf=pass dkim=none dmarc=pass",
                "medborgare.example | anna@medborgare.example | 192.0.2.9 | spf=fail dkim=none dmarc=fail",
                "medborgare.example | bulk@nowhere.example | 192.0.2.9 | spf=none dkim=none dmarc=fail",
                "sub.medborgare.example | anna@medborgare.example | 192.0.2.7 | spf=pass dkim=none dmarc=pass",
                "sub.medborgare.example | x@sub.medborgare.example | 192.0.2.9 | spf=none dkim=none dmarc=fail",
                "monitored.example | anna@monitored.example | 192.0.2.9 | spf=fail dkim=none dmarc=neutral",
                "strict.example | anna@a.strict.example | 192.0.2.7 | spf=pass dkim=none dmarc=fail",
                "nowhere.example | anna@nowhere.example | 192.0.2.9 | spf=none dkim=none dmarc=none",
            })
    void givenAServerThatHandsAMailOver_whenTheNamesAreAsked_thenTheAuthorsDomainDecides(
            String author, String sender, String peer, String expected) throws IOException {
        assertThat(asked(LETTER.formatted(author), sender, peer)).isEqualTo(expected + " for " + author);
    }

    @Test
    void givenASignature_whenItHolds_thenAForeignServerIsNoMatter_andAChangedBodyIsSeen() throws Exception {
        String mail = signed(LETTER.formatted("medborgare.example"));

        assertThat(asked(mail, "list@nowhere.example", "192.0.2.9"))
                .isEqualTo("spf=none dkim=pass dmarc=pass for medborgare.example");
        assertThat(asked(mail.replace("trasig", "lagad"), "list@nowhere.example", "192.0.2.9"))
                .isEqualTo("spf=none dkim=fail dmarc=fail for medborgare.example");
    }

    @Test
    void givenANonsenseSignature_whenItIsTried_thenTheMailIsNotProvenAndNothingIsThrown() throws IOException {
        assertThat(asked(
                        "DKIM-Signature: v=1; a=rsa-sha999; d=; s=\r\n" + LETTER.formatted("nowhere.example"),
                        "a@nowhere.example",
                        "192.0.2.9"))
                .contains("dmarc=none");
    }

    @Test
    void givenNoNameServer_whenAsked_thenThatIsAnErrorAndNoForgery() throws IOException {
        names.close();

        assertThat(Authenticity.read(
                                asked(LETTER.formatted("medborgare.example"), "anna@medborgare.example", "192.0.2.9"))
                        .isForged())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.kommun.example; spf=pass smtp.mailfrom=a@b.example; dkim=fail (bad) header.d=b.example; dmarc=fail (p=reject dis=none) header.from=b.example | spf=pass dkim=fail dmarc=fail",
                "mx.kommun.example; spf=softfail; dmarc=fail (p=none) header.from=b.example | spf=neutral dkim=none dmarc=neutral",
                "MX.Kommun.Example 1; dkim=fail header.d=a.example; dkim=pass header.d=b.example | spf=none dkim=pass dmarc=none",
                "evil.example; spf=pass; dkim=pass; dmarc=pass | ''",
            })
    void givenWhatAServerBeforeUsFound_whenItIsOneThatWeTrust_thenItIsBelieved(String field, String expected)
            throws IOException {
        byte[] bytes = ("Authentication-Results: " + field + "\r\n" + LETTER.formatted("b.example"))
                .getBytes(StandardCharsets.UTF_8);
        Arrival arrival = new Arrival(
                new ArrivalId("12345678"),
                Instant.parse("2026-03-02T08:00:00Z"),
                new Envelope(Optional.empty(), List.of(), Optional.empty(), Optional.empty()),
                originals.keep(new ByteArrayInputStream(bytes)).digest(),
                bytes.length);

        String said = new UpstreamProof(Set.of("mx.kommun.example"))
                .of(arrival, READER.read(new ByteArrayInputStream(bytes)))
                .written();

        assertThat(said).isEqualTo(expected.isEmpty() ? "" : expected + " for b.example");
        assertThat(Authenticity.read(said).written()).isEqualTo(said);
    }
}

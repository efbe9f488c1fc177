package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.AttachmentText.Extracted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bouncycastle.asn1.cms.KEKIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.bc.BcCMSContentEncryptorBuilder;
import org.bouncycastle.cms.bc.BcKEKRecipientInfoGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.operator.bc.BcAESSymmetricKeyWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedFileParserTest {
    private static final ExtractionLimits LIMITS = new ExtractionLimits(Duration.ofSeconds(30), 10_000, 8 << 20, 4);
    private static final byte[] WORDS = "Avtalet gäller ekdungen vid Hagaberg.".getBytes(StandardCharsets.UTF_8);

    private static Extracted read(String name, String type, byte[] bytes) {
        return new TikaAttachmentText(LIMITS).read(name, type, new ByteArrayInputStream(bytes));
    }

    /** As the standard writes it; nobody need have signed. */
    private static byte[] signed(byte[] content, boolean with) throws CMSException, IOException {
        return new CMSSignedDataGenerator()
                .generate(new CMSProcessableByteArray(content), with)
                .getEncoded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/octet-stream"})
    void givenATextInASignature_whenRead_thenItsWordsAreThere(String type) throws Exception {
        Extracted found = read("avtal.txt.p7m", type, signed(WORDS, true));

        assertThat(found).isEqualTo(new Extracted("Avtalet gäller ekdungen vid Hagaberg.", Optional.empty()));
    }

    @Test
    void givenAWordDocumentInAZipInASignature_whenRead_thenItsWordsAreThere() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("ekdungen");
            zip.putNextEntry(new ZipEntry("brev.docx"));
            ByteArrayOutputStream word = new ByteArrayOutputStream();
            document.write(word);
            zip.write(word.toByteArray());
        }

        assertThat(read("brev.zip.p7m", "application/octet-stream", signed(bytes.toByteArray(), true))
                        .text())
                .contains("ekdungen");
    }

    @Test
    void givenSignaturesInSignatures_whenRead_thenTheDepthIsBounded() throws Exception {
        byte[] inner = WORDS;
        for (int i = 0; i < 10; i++) {
            inner = signed(inner, true);
        }

        Extracted found = read("djup.p7m", "application/pkcs7-mime", inner);

        assertThat(found.text()).isEmpty();
        assertThat(found.trouble()).contains("documents lie deeper than 4 in it");
    }

    @Test
    void givenASignatureBesideItsFile_whenRead_thenThereIsNeitherTextNorTrouble() throws Exception {
        assertThat(read("smime.p7s", "application/pkcs7-signature", signed(WORDS, false)))
                .isEqualTo(new Extracted("", Optional.empty()));
    }

    @Test
    void givenWhatNobodyReadsInASignature_whenRead_thenThatIsSaid() throws Exception {
        byte[] unknown = new byte[3_000];
        Arrays.fill(unknown, (byte) 0x91);

        assertThat(read("film.xyz.p7m", "application/pkcs7-mime", signed(unknown, true))
                        .trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("no reader for"));
    }

    @Test
    void givenAnEncryptedFile_whenRead_thenThatIsTheTrouble() throws Exception {
        CMSEnvelopedDataGenerator encryption = new CMSEnvelopedDataGenerator();
        encryption.addRecipientInfoGenerator(new BcKEKRecipientInfoGenerator(
                new KEKIdentifier(new byte[] {1}, null, null),
                new BcAESSymmetricKeyWrapper(new KeyParameter(new byte[16]))));
        byte[] encrypted = encryption
                .generate(
                        new CMSProcessableByteArray(WORDS),
                        new BcCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).build())
                .getEncoded();

        assertThat(read("smime.p7m", "application/octet-stream", encrypted))
                .isEqualTo(new Extracted("", Optional.of("encrypted for a key that is not here")));
    }

    @Test
    void givenAHalfSignature_whenRead_thenThatIsTheTrouble() throws Exception {
        byte[] whole = signed(WORDS, true);

        assertThat(read("avtal.p7m", "application/pkcs7-mime", Arrays.copyOf(whole, 30))
                        .trouble())
                .hasValueSatisfying(why -> assertThat(why).startsWith("broken"));
    }
}

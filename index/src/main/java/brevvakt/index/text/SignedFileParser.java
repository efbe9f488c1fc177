package brevvakt.index.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * A file inside a signature, such as {@code avtal.pdf.p7m} (RFC 5652 section 5): it is read as the file it was; whose signature it is, and
 * whether it holds, is not judged. A signature beside its file has nothing to read.
 */
final class SignedFileParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final int HEAD = 40;
    private static final String ENDING = "(?i)\\.p7m$";

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("pkcs7-mime"), MediaType.application("pkcs7-signature"));
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        BufferedInputStream bytes = new BufferedInputStream(stream);
        if (isEncrypted(bytes)) {
            throw new EncryptedForAKey();
        }
        XHTMLContentHandler page = new XHTMLContentHandler(handler, metadata);
        page.startDocument();
        try {
            CMSTypedStream signed = new CMSSignedDataParser(new BcDigestCalculatorProvider(), bytes).getSignedContent();
            if (signed != null) {
                inside(signed.getContentStream(), page, metadata, context);
            }
        } catch (CMSException e) {
            throw new TikaException("no signed file", e);
        }
        page.endDocument();
    }

    /** By the first object id (RFC 5652 section 6, RFC 5083): enveloped data has nothing that can be read here. */
    private static boolean isEncrypted(BufferedInputStream bytes) throws IOException {
        bytes.mark(HEAD);
        String head = new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        bytes.reset();
        return head.contains(written(CMSObjectIdentifiers.envelopedData))
                || head.contains(written(CMSObjectIdentifiers.authEnvelopedData));
    }

    private static String written(ASN1ObjectIdentifier id) throws IOException {
        return new String(id.getEncoded(), StandardCharsets.ISO_8859_1);
    }

    private static void inside(InputStream content, ContentHandler page, Metadata around, ParseContext context)
            throws IOException, SAXException {
        EmbeddedDocumentExtractor reading = context.get(EmbeddedDocumentExtractor.class);
        Metadata metadata = new Metadata();
        String name = around.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.replaceAll(ENDING, ""));
        }
        if (reading.shouldParseEmbedded(metadata)) {
            reading.parseEmbedded(content, page, metadata, false);
        }
    }
}

package brevvakt.index.text;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.microsoft.ooxml.OOXMLTikaBodyPartHandler;
import org.apache.tika.parser.microsoft.ooxml.OOXMLWordAndPowerPointTextHandler;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/**
 * The words of an ordinary letter of Word, read at once: the parts that have words, by the handlers that read them in every
 * document, and none of the others. What is large, damaged, unusual or has numbered lists is left to the reader of all
 * documents.
 */
final class WordLetter {
    private WordLetter() {}

    /** Its text, where it is such a letter, flawless, and not longer than is kept. */
    @SuppressWarnings("IllegalCatch") // the readers of archives and markup throw what they like at strange bytes
    static Optional<String> text(byte[] bytes, int mostChars) {
        if (!Magic.isZip(bytes)) {
            return Optional.empty();
        }
        StringWriter written = new StringWriter();
        XHTMLContentHandler page = new XHTMLContentHandler(
                new BodyContentHandler(new WriteOutContentHandler(written, mostChars)), new Metadata());
        try (WordParts parts = WordParts.of(bytes)) {
            page.startDocument();
            for (byte[] part : parts.withWords()) {
                read(part, page);
            }
            page.endDocument();
            return Optional.of(written.toString());
        } catch (IOException | SAXException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void read(byte[] part, XHTMLContentHandler page) throws IOException, SAXException {
        WordParts.parse(
                part,
                new EmbeddedContentHandler(
                        new OOXMLWordAndPowerPointTextHandler(new OOXMLTikaBodyPartHandler(page), Map.of())));
    }
}

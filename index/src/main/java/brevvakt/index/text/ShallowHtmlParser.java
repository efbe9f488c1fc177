package brevvakt.index.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads HTML that people write; refuses what lies so deep that its tree would take minutes. */
final class ShallowHtmlParser extends ParserDecorator {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 5_000;
    private static final int LONGEST = 16 << 20;
    private static final Set<String> LEFT_OPEN = Set.of(
            "p", "li", "br", "img", "hr", "input", "meta", "link", "option", "dt", "dd", "wbr", "col", "area", "base");

    ShallowHtmlParser(Parser html) {
        super(html);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        byte[] bytes = stream.readNBytes(LONGEST);
        if (depth(bytes) > DEEPEST) {
            throw new UnpackingLimit("HTML deeper than " + DEEPEST);
        }
        super.parse(new ByteArrayInputStream(bytes), handler, metadata, context);
    }

    private static int depth(byte[] bytes) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '<') {
                boolean closes = bytes[i + 1] == '/';
                String name = name(bytes, closes ? i + 2 : i + 1);
                if (!name.isEmpty() && !LEFT_OPEN.contains(name)) {
                    depth = Math.max(0, depth + (closes ? -1 : 1));
                    deepest = Math.max(deepest, depth);
                }
            }
        }
        return deepest;
    }

    private static String name(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && end - from < 12 && Character.isLetterOrDigit(bytes[end])) {
            end++;
        }
        return new String(bytes, from, Math.max(0, Math.min(end, bytes.length) - from), StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT);
    }
}

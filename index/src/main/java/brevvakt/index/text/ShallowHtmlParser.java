package brevvakt.index.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
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

    /** Within a drawing these may close themselves; of an element of HTML that says so it is not true. */
    private static final Set<String> SHAPES =
            Set.of("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "stop", "image");

    private static final Set<String> CELLS = Set.of("td", "th");

    /** What stands open right before it is ended by the beginning of another. */
    private static final Map<String, Set<String>> ENDED_BY =
            Map.of("td", CELLS, "th", CELLS, "tr", Set.of("tr", "td", "th"));

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
        if (stream.read() >= 0 && context.get(EmbeddedDocumentExtractor.class) instanceof EmbeddedReading whole) {
            whole.troubled("only the first " + (LONGEST >> 20) + " MB of it are read");
        }
        super.parse(new ByteArrayInputStream(bytes), handler, metadata, context);
    }

    /** How deep the elements lie in each other; a cell or a row ends the one before it, as in every browser. */
    private static int depth(byte[] bytes) {
        Deque<String> open = new ArrayDeque<>();
        Map<String, Integer> often = new HashMap<>();
        int deepest = 0;
        for (int i = 0; i + 1 < bytes.length && deepest <= DEEPEST; i++) {
            if (bytes[i] == '<') {
                boolean closes = bytes[i + 1] == '/';
                String name = name(bytes, closes ? i + 2 : i + 1);
                if (name.isEmpty() || LEFT_OPEN.contains(name)) {
                    continue;
                }
                if (closes) {
                    close(name, open, often);
                } else if (!SHAPES.contains(name) || often.getOrDefault("svg", 0) == 0 || !closesItself(bytes, i)) {
                    Set<String> before = ENDED_BY.getOrDefault(name, Set.of());
                    while (!open.isEmpty() && before.contains(open.element())) {
                        close(open.element(), open, often);
                    }
                    open.push(name);
                    often.merge(name, 1, Integer::sum);
                    deepest = Math.max(deepest, open.size());
                }
            }
        }
        return deepest;
    }

    /** An end of something that is not open ends nothing. */
    private static void close(String name, Deque<String> open, Map<String, Integer> often) {
        if (often.getOrDefault(name, 0) == 0) {
            return;
        }
        String last = "";
        while (!last.equals(name)) {
            last = open.pop();
            often.merge(last, -1, Integer::sum);
        }
    }

    private static boolean closesItself(byte[] bytes, int from) {
        int end = from + 1;
        while (end < bytes.length && bytes[end] != '>' && bytes[end] != '<') {
            end++;
        }
        return end < bytes.length && bytes[end] == '>' && bytes[end - 1] == '/';
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

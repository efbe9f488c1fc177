package brevvakt.index.paper;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * Prints papers as PDF/A-2b: the font is inside, the colours are named, nothing else is. Only the words handed over are in
 * the file; no byte of an original comes near it.
 */
public final class PaperPrinter {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float SIZE = 10.5f;
    private static final float LARGE = 14;
    private static final float LEADING = 1.4f;
    private static final int MOST_LINES = 100_000;

    /** The paper as the bytes of a file. */
    public byte[] print(Paper paper) throws IOException {
        try (PDDocument document = new PDDocument()) {
            Pen pen = new Pen(document);
            pen.write(paper.title(), LARGE);
            for (Paper.Section section : paper.sections()) {
                pen.write("", SIZE);
                pen.write(section.heading(), LARGE - 2);
                pen.write(section.text(), SIZE);
            }
            pen.lift();
            describe(document, paper);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** All words that can be read out of a printed paper. */
    public static String wordsOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /**
     * Everything a stranger can get out of the file, on the page or off it: its words, also as they run on where a line was
     * broken, the description of the file, and every text in its objects, in which notes, comments, names of files inside
     * and earlier versions would lie.
     */
    public static String everythingIn(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            StringBuilder all = new StringBuilder(new PDFTextStripper().getText(document));
            all.append('\n').append(all.toString().replaceAll("(?<=\\S)\\R(?=\\S)", ""));
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            if (metadata != null) {
                all.append('\n').append(new String(metadata.toByteArray(), StandardCharsets.UTF_8));
            }
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                strings(document.getDocument().getObjectFromPool(key).getObject(), all);
            }
            strings(document.getDocument().getTrailer(), all);
            return all.toString();
        }
    }

    /** The texts of one object; what it points at is an object of its own. */
    private static void strings(@Nullable COSBase object, StringBuilder all) {
        if (object instanceof COSString text) {
            all.append('\n').append(text.getString());
        } else if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                strings(array.get(i), all);
            }
        } else if (object instanceof COSDictionary dictionary) {
            dictionary.getValues().forEach(value -> strings(value, all));
        }
    }

    private static void describe(PDDocument document, Paper paper) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(paper.language());
        document.getDocumentInformation().setTitle(paper.title());
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(paper.title()).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    private static String xmp(String title) {
        String safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><pdfaid:part>2</pdfaid:part>"
                + "<pdfaid:conformance>B</pdfaid:conformance><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + safe
                + "</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
    }

    /** Writes line by line and takes a new page when one is full. */
    private static final class Pen {
        private final PDDocument document;
        private final PDType0Font font;
        private final Map<Integer, Boolean> writable = new HashMap<>();
        private PDPageContentStream page;
        private float height;
        private int lines;

        Pen(PDDocument document) throws IOException {
            this.document = document;
            try (InputStream letters = PDDocument.class.getResourceAsStream(FONT)) {
                if (letters == null) {
                    throw new IOException("the font of the papers is not in the library");
                }
                this.font = PDType0Font.load(document, letters, true);
            }
            this.page = nextPage();
        }

        private PDPageContentStream nextPage() throws IOException {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            height = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(document, sheet);
        }

        void write(String text, float size) throws IOException {
            for (String line : (Iterable<String>) text.lines()::iterator) {
                for (String part : broken(line, size)) {
                    line(part, size);
                }
            }
            if (text.isEmpty()) {
                height -= size;
            }
        }

        private void line(String text, float size) throws IOException {
            if (++lines > MOST_LINES) {
                throw new IOException("a paper has at most " + MOST_LINES + " lines");
            }
            if (height < MARGIN) {
                page.close();
                page = nextPage();
            }
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(MARGIN, height);
            page.showText(text);
            page.endText();
            height -= size * LEADING;
        }

        private List<String> broken(String line, float size) throws IOException {
            float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
            List<String> parts = new ArrayList<>();
            StringBuilder now = new StringBuilder();
            float used = 0;
            int lastSpace = -1;
            for (int c : (Iterable<Integer>) line.codePoints()::iterator) {
                String letter = letter(c);
                float wide = font.getStringWidth(letter) / 1000 * size;
                if (used + wide > width) {
                    int cut = lastSpace > 0 ? lastSpace : now.length();
                    String rest = now.substring(cut).stripLeading();
                    parts.add(now.substring(0, cut));
                    now = new StringBuilder(rest);
                    used = font.getStringWidth(rest) / 1000 * size;
                    lastSpace = -1;
                }
                if (letter.equals(" ")) {
                    lastSpace = now.length();
                }
                now.append(letter);
                used += wide;
            }
            parts.add(now.toString());
            return parts;
        }

        /** A sign that the font has not is a question mark. */
        private String letter(int c) throws IOException {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return " ";
            }
            String letter = Character.toString(c);
            Boolean known = writable.get(c);
            if (known == null) {
                known = isInFont(letter);
                writable.put(c, known);
            }
            return known ? letter : "?";
        }

        private boolean isInFont(String letter) throws IOException {
            try {
                return font.encode(letter).length > 0;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        void lift() throws IOException {
            page.close();
        }
    }
}

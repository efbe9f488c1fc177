package brevvakt.index.paper;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
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
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * Prints papers as PDF/A-2b: the font is inside, the colours are named, nothing else is. Only the words and the
 * pictures handed over are in the file; no byte of an original comes near it.
 */
public final class PaperPrinter {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float SIZE = 10.5f;
    private static final float LARGE = 14;
    private static final float LEADING = 1.4f;
    private static final float SMALL = 9;
    private static final float GAP = 8;
    private static final float THIN = 0.3f;
    private static final float THICK = 1;
    private static final float RULE_BELOW = 0.4f;
    private static final float OF_A_POINT = 72f / 96;
    private static final int MOST_LINES = 100_000;

    /** The paper as the bytes of a file. */
    public byte[] print(Paper paper) throws IOException {
        try (PDDocument document = new PDDocument()) {
            Pen pen = new Pen(document, paper.isWide());
            pen.write(paper.title(), LARGE);
            for (Paper.Section section : paper.sections()) {
                pen.write("", SIZE);
                pen.write(section.heading(), LARGE - 2);
                pen.write(section.text(), SIZE);
                if (section.grid().isPresent()) {
                    pen.table(section.grid().get());
                }
                for (byte[] picture : section.pictures()) {
                    pen.draw(picture);
                }
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
     *
     * @param ours lines of our own words, which are left out: they tell nothing of a record
     */
    public static String everythingIn(byte[] pdf, List<String> ours) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String words = without(ours, new PDFTextStripper().getText(document));
            StringBuilder all = new StringBuilder(words);
            all.append('\n').append(words.replaceAll("(?<=\\S)\\R(?=\\S)", ""));
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            if (metadata != null) {
                // what stands between the signs of the description; the signs themselves are the same in every file
                all.append('\n')
                        .append(new String(metadata.toByteArray(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", "\n"));
            }
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                strings(document.getDocument().getObjectFromPool(key).getObject(), all);
            }
            strings(document.getDocument().getTrailer(), all);
            return all.toString();
        }
    }

    /** A line of ours may be broken over several of the page, but nothing of another stands on them. */
    private static String without(List<String> ours, String words) {
        String left = words;
        for (String line : ours) {
            String[] parts = line.strip().split("\\s+");
            String broken = Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("\\s+"));
            left = line.isBlank() ? left : left.replaceAll("(?m)^[ \\t]*" + broken + "[ \\t]*$", "");
        }
        return left;
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
            dictionary.entrySet().stream()
                    .filter(entry -> !isNumberOfTheFile(entry.getKey(), entry.getValue()))
                    .forEach(entry -> strings(entry.getValue(), all));
        }
    }

    /** By which one file is told from another: bytes made up when it is written, which by chance are any letters. */
    private static boolean isNumberOfTheFile(COSName name, COSBase value) {
        return name.equals(COSName.ID) && value instanceof COSArray;
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
        private final PDRectangle sheet;
        private final PDType0Font font;
        private final Map<Integer, Boolean> writable = new HashMap<>();
        private PDPageContentStream page;
        private float height;
        private int lines;

        Pen(PDDocument document, boolean wide) throws IOException {
            this.document = document;
            this.sheet = wide ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
            try (InputStream letters = PDDocument.class.getResourceAsStream(FONT)) {
                if (letters == null) {
                    throw new IOException("the font of the papers is not in the library");
                }
                this.font = PDType0Font.load(document, letters, true);
            }
            this.page = nextPage();
        }

        private PDPageContentStream nextPage() throws IOException {
            PDPage next = new PDPage(sheet);
            document.addPage(next);
            height = sheet.getHeight() - MARGIN;
            return new PDPageContentStream(document, next);
        }

        void write(String text, float size) throws IOException {
            for (String line : (Iterable<String>) text.lines()::iterator) {
                for (String part : broken(line, size, room())) {
                    line(part, size);
                }
            }
            if (text.isEmpty()) {
                height -= size;
            }
        }

        private void line(String text, float size) throws IOException {
            count();
            if (height < MARGIN) {
                turn();
            }
            put(text, MARGIN, size);
            height -= size * LEADING;
        }

        private void count() throws IOException {
            if (++lines > MOST_LINES) {
                throw new PaperTooLong(MOST_LINES);
            }
        }

        private void turn() throws IOException {
            page.close();
            page = nextPage();
        }

        private void put(String text, float from, float size) throws IOException {
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(from, height);
            page.showText(text);
            page.endText();
        }

        /** How wide a line may be, in points. */
        private float room() {
            return sheet.getWidth() - 2 * MARGIN;
        }

        /** A picture stands whole on a page, at most at 96 points an inch. */
        void draw(byte[] jpeg) throws IOException {
            PDImageXObject picture = JPEGFactory.createFromByteArray(document, jpeg);
            float most = sheet.getHeight() - 2 * MARGIN;
            float scale = Math.min(OF_A_POINT, Math.min(room() / picture.getWidth(), most / picture.getHeight()));
            float tall = scale * picture.getHeight();
            if (height - tall < MARGIN) {
                turn();
            }
            height -= tall;
            page.drawImage(picture, MARGIN, height, scale * picture.getWidth(), tall);
            height -= SIZE * LEADING;
        }

        /** A row stands whole on a page where it can; the headings stand on each page. */
        void table(Paper.Grid grid) throws IOException {
            float[] widths = widths(grid);
            List<List<String>> heading = cells(grid.columns(), widths);
            heading(heading, widths);
            for (List<String> row : grid.rows()) {
                List<List<String>> cells = cells(row, widths);
                float tall = tallest(cells) * SMALL * LEADING;
                if (height - tall < MARGIN && tall < sheet.getHeight() / 2) {
                    turn();
                    heading(heading, widths);
                }
                row(cells, widths, heading);
            }
        }

        private void heading(List<List<String>> heading, float[] widths) throws IOException {
            if (height - (tallest(heading) + 1) * SMALL * LEADING < MARGIN) {
                turn();
            }
            page.setRenderingMode(RenderingMode.FILL_STROKE);
            page.setLineWidth(THIN);
            for (int i = 0; i < tallest(heading); i++) {
                cellLine(heading, i, widths);
            }
            page.setRenderingMode(RenderingMode.FILL);
            rule(THICK);
        }

        private void row(List<List<String>> cells, float[] widths, List<List<String>> heading) throws IOException {
            for (int i = 0; i < tallest(cells); i++) {
                if (height < MARGIN) {
                    turn();
                    heading(heading, widths);
                }
                cellLine(cells, i, widths);
            }
            rule(THIN);
        }

        /** One line of each cell of a row. */
        private void cellLine(List<List<String>> cells, int line, float[] widths) throws IOException {
            count();
            float from = MARGIN;
            for (int i = 0; i < widths.length; i++) {
                if (line < cells.get(i).size()) {
                    put(cells.get(i).get(line), from, SMALL);
                }
                from += widths[i] + GAP;
            }
            height -= SMALL * LEADING;
        }

        /** A line across, under what was written last. */
        private void rule(float thick) throws IOException {
            float at = height + SMALL * (LEADING - RULE_BELOW);
            page.setLineWidth(thick);
            page.moveTo(MARGIN, at);
            page.lineTo(MARGIN + room(), at);
            page.stroke();
            height -= SMALL * (LEADING - 1);
        }

        private static int tallest(List<List<String>> cells) {
            return cells.stream().mapToInt(List::size).max().orElse(0);
        }

        private List<List<String>> cells(List<String> row, float[] widths) throws IOException {
            List<List<String>> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                List<String> cell = new ArrayList<>();
                for (String line : (Iterable<String>) row.get(i).lines()::iterator) {
                    cell.addAll(broken(line, SMALL, widths[i]));
                }
                cells.add(cell);
            }
            return cells;
        }

        private float[] widths(Paper.Grid grid) throws IOException {
            int columns = grid.columns().size();
            float[] wanted = new float[columns];
            List<List<String>> all = new ArrayList<>(List.of(grid.columns()));
            all.addAll(grid.rows());
            for (List<String> row : all) {
                for (int i = 0; i < columns; i++) {
                    for (String line : (Iterable<String>) row.get(i).lines()::iterator) {
                        wanted[i] = Math.max(wanted[i], wide(line) + 1);
                    }
                }
            }
            return ColumnWidths.of(wanted, room() - GAP * (columns - 1));
        }

        /** How wide a text is in a cell, in points. */
        private float wide(String text) throws IOException {
            float wide = 0;
            for (int c : (Iterable<Integer>) text.codePoints()::iterator) {
                wide += font.getStringWidth(letter(c)) / 1000 * SMALL;
            }
            return wide;
        }

        private List<String> broken(String line, float size, float width) throws IOException {
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

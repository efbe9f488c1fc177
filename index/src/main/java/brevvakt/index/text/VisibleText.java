package brevvakt.index.text;

import brevvakt.casework.letter.AttachmentText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The text of a file as somebody sees who opens and prints it: without comments, revisions, hidden words, rows, columns and
 * sheets, notes and descriptions (LAW-30). For kinds of files of which that cannot be said there is none.
 */
public final class VisibleText {
    /** The media type under which a PDF is read without what does not stand on its pages. */
    static final String PDF = "application/pdf; pages=only";

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String DOCUMENT = "word/document.xml";
    private static final String TYPES = "[Content_Types].xml";
    private static final long MOST_BYTES = 100L << 20;
    private static final int MOST_PARTS = 10_000;
    private static final Set<String> CHARACTERS = Set.of("txt", "csv", "log", "md");
    private static final Pattern DROPPED = Pattern.compile(
            "(?i)(word|xl|ppt)/(comments|threadedComments|persons|people|notesSlides|commentAuthors|glossary|embeddings"
                    + "|activeX|vbaProject|customXml|drawings/vmlDrawing)[^/]*(/.*)?|docProps/.*|customXml/.*|.*comments[^/]*\\.xml(\\.rels)?");
    private static final Pattern WORDS =
            Pattern.compile("(?i)word/(document|header[0-9]*|footer[0-9]*|footnotes|endnotes)\\.xml");
    /** The types of the parts that hold words, in any kind of office document. */
    private static final Pattern MATTER = Pattern.compile(
            "(?i)main\\+xml|(document|header|footer|footnotes|endnotes|worksheet|slide|chartsheet|dialogsheet)\\+xml$|sheet\\.binary|binarysheet|\\bbinary\\b|fixedpage|visio");

    private static final Pattern SHEET = Pattern.compile("(?i)xl/worksheets/[^/]+\\.xml");

    private final AttachmentText reader;

    public VisibleText(AttachmentText reader) {
        this.reader = reader;
    }

    /** The visible text; empty where the file may hold what nobody sees and that cannot be taken out here. */
    public Optional<String> of(String name, byte[] bytes) {
        String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (Magic.isPdf(bytes)) {
            return read(name, PDF, bytes);
        }
        if (startsWith(bytes, "PK")) {
            return office(bytes).flatMap(plain -> read(name, "application/octet-stream", plain));
        }
        return CHARACTERS.contains(kind) && hasNoMarkup(bytes) ? read(name, "text/plain", bytes) : Optional.empty();
    }

    private Optional<String> read(String name, String type, byte[] bytes) {
        AttachmentText.Extracted found = reader.read(name, type, new ByteArrayInputStream(bytes));
        return found.trouble().isPresent() ? Optional.empty() : Optional.of(found.text());
    }

    private static boolean startsWith(byte[] bytes, String beginning) {
        byte[] wanted = beginning.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= wanted.length
                && new String(bytes, 0, wanted.length, StandardCharsets.US_ASCII).equals(beginning);
    }

    private static boolean hasNoMarkup(byte[] bytes) {
        for (byte one : bytes) {
            if (one == '<' || one == 0) {
                return false;
            }
        }
        return !startsWith(bytes, "{\\rtf");
    }

    /** A document of Word, Excel or PowerPoint without what is hidden in it; empty for any other archive. */
    private static Optional<byte[]> office(byte[] bytes) {
        try {
            Map<String, byte[]> parts = parts(bytes);
            if (!isUnderstood(parts)) {
                return Optional.empty();
            }
            Set<String> hidden = hiddenSheets(parts);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(plain)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    if (!DROPPED.matcher(part.getKey()).matches()) {
                        zip.putNextEntry(new ZipEntry(part.getKey()));
                        zip.write(
                                hidden.contains(part.getKey())
                                        ? EMPTY_SHEET
                                        : withoutHidden(part.getKey(), part.getValue()));
                        zip.closeEntry();
                    }
                }
            }
            return Optional.of(plain.toByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Words or sheets, each part of which is where it is looked for below; a part of another name would be read unlooked at. */
    private static boolean isUnderstood(Map<String, byte[]> parts) {
        byte[] types = parts.get(TYPES);
        if (types == null || !parts.containsKey(DOCUMENT) && !parts.containsKey(WORKBOOK)) {
            return false;
        }
        Document list = xml(types);
        return named(list, "Default").stream().noneMatch(one -> MATTER.matcher(one.attr("ContentType"))
                        .find())
                && named(list, "Override").stream()
                        .filter(one -> MATTER.matcher(one.attr("ContentType")).find())
                        .map(one -> one.attr("PartName").replaceFirst("^/", ""))
                        .allMatch(part -> part.equals(WORKBOOK)
                                || WORDS.matcher(part).matches()
                                || SHEET.matcher(part).matches());
    }

    private static final byte[] EMPTY_SHEET =
            ("<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>")
                    .getBytes(StandardCharsets.UTF_8);

    private static Map<String, byte[]> parts(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
                left -= part.length;
                if (left < 0 || parts.size() > MOST_PARTS) {
                    throw new IOException("becomes too large when unpacked");
                }
                parts.put(entry.getName(), part);
            }
        }
        return parts;
    }

    private static Document xml(byte[] part) {
        return Jsoup.parse(new String(part, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }

    private static byte[] bytes(Document document) {
        document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
        return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withoutHidden(String name, byte[] part) throws IOException {
        if (WORDS.matcher(name).matches()) {
            Document document = xml(part);
            for (String gone :
                    Set.of("del", "moveFrom", "commentReference", "annotationRef", "object", "altChunk", "instrText")) {
                named(document, gone).forEach(Element::remove);
            }
            for (Element run : named(document, "r")) {
                boolean hidden = named(run, "vanish").stream().anyMatch(VisibleText::isOn)
                        || named(run, "specVanish").stream().anyMatch(VisibleText::isOn)
                        || named(run, "webHidden").stream().anyMatch(VisibleText::isOn);
                boolean styled =
                        named(run, "rStyle").size() > 0 && named(run, "vanish").size() > 0;
                if (hidden || styled) {
                    run.remove();
                }
            }
            return bytes(document);
        }
        if (name.endsWith(".rels") || name.equals(TYPES)) {
            Document list = xml(part);
            list.getAllElements().stream()
                    .filter(one -> isDropped(one.attr("Target")) || isDropped(one.attr("PartName")))
                    .toList()
                    .forEach(Element::remove);
            return bytes(list);
        }
        if (name.equals(WORKBOOK)) {
            Document book = xml(part);
            named(book, "sheet").stream().filter(VisibleText::isHiddenSheet).forEach(Element::remove);
            named(book, "definedNames").forEach(Element::remove);
            return bytes(book);
        }
        if (name.equalsIgnoreCase("word/styles.xml") && new String(part, StandardCharsets.UTF_8).contains("vanish")) {
            throw new IOException("a style hides words");
        }
        if (SHEET.matcher(name).matches()) {
            Document sheet = xml(part);
            if (named(sheet, "col").stream().anyMatch(column -> isTrue(column.attr("hidden")))) {
                throw new IOException("a column is hidden");
            }
            named(sheet, "row").stream()
                    .filter(row -> isTrue(row.attr("hidden")))
                    .forEach(Element::remove);
            for (String gone : Set.of("headerFooter", "legacyDrawing", "drawing", "oleObjects")) {
                named(sheet, gone).forEach(Element::remove);
            }
            return bytes(sheet);
        }
        return part;
    }

    /** A target is written from the root, or from the folder of who points at it. */
    private static boolean isDropped(String target) {
        String path = target.replaceFirst("^(\\.\\./)+", "").replaceFirst("^/", "");
        return !path.isEmpty()
                && Stream.of("", "word/", "xl/")
                        .anyMatch(folder -> DROPPED.matcher(folder + path).matches());
    }

    private static boolean isOn(Element property) {
        String value = property.attr("w:val");
        return value.isEmpty() || isTrue(value);
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    private static List<Element> named(Element in, String local) {
        return in.getAllElements().stream()
                .filter(element ->
                        element.tagName().equals(local) || element.tagName().endsWith(":" + local))
                .toList();
    }

    private static boolean isHiddenSheet(Element sheet) {
        String state = sheet.attr("state");
        return !state.isEmpty() && !state.equals("visible");
    }

    /** The parts of the sheets that the workbook hides, by way of its relations. */
    private static Set<String> hiddenSheets(Map<String, byte[]> parts) {
        Set<String> hidden = new HashSet<>();
        byte[] workbook = parts.get(WORKBOOK);
        byte[] relations = parts.get("xl/_rels/workbook.xml.rels");
        if (workbook == null || relations == null) {
            return hidden;
        }
        Map<String, String> targets = new LinkedHashMap<>();
        named(xml(relations), "Relationship")
                .forEach(relation -> targets.put(relation.attr("Id"), relation.attr("Target")));
        for (Element sheet : named(xml(workbook), "sheet")) {
            if (isHiddenSheet(sheet)) {
                String target = targets.getOrDefault(sheet.attr("r:id"), "");
                hidden.add(target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return hidden;
    }
}

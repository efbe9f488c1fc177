package brevvakt.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Word documents of generated words: bare ones, and with the parts, in the sizes, that Word gives each letter it saves. */
enum WordFile {
    /** The words and what is needed to find them. */
    BARE("bare Word documents") {
        @Override
        Map<String, String> around() {
            return Map.of();
        }

        @Override
        String document(String words) {
            return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>";
        }
    },

    /** With styles, theme, settings, fonts, head and foot of the page, notes and properties. */
    AS_WORD_SAVES("documents as Word saves them") {
        @Override
        Map<String, String> around() {
            return Around.PARTS;
        }

        @Override
        String document(String words) {
            return words.lines()
                            .map(line ->
                                    "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\"><w:pPr><w:pStyle w:val=\"Stil1\"/>"
                                            + "<w:spacing w:after=\"120\"/></w:pPr><w:r><w:rPr><w:lang w:val=\"sv-SE\"/></w:rPr>"
                                            + "<w:t xml:space=\"preserve\">" + line + " </w:t></w:r></w:p>")
                            .collect(Collectors.joining())
                    + "<w:sectPr w:rsidR=\"00A77B3E\"><w:headerReference w:type=\"default\" r:id=\"rId6\"/><w:footerReference w:type=\"default\" r:id=\"rId7\"/>"
                    + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";
        }
    };

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String WORDS = OFFICE + "wordprocessingml.";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS = RELATED + "/";
    private static final String SPACES =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + RELATED + "\"";

    private static final Map<String, String> KINDS = Map.of(
            "theme", OFFICE + "theme+xml",
            "app", OFFICE + "extended-properties+xml",
            "core", "application/vnd.openxmlformats-package.core-properties+xml");

    private final String name;

    WordFile(String name) {
        this.name = name;
    }

    abstract Map<String, String> around();

    abstract String document(String words);

    @Override
    public String toString() {
        return name;
    }

    byte[] of(String words) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", types());
        parts.put("_rels/.rels", relations(Map.of("rId1", RELATIONS + "officeDocument word/document.xml")));
        parts.put("word/document.xml", element("document", "<w:body>" + document(words) + "</w:body>"));
        parts.putAll(around());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private String types() {
        StringBuilder types = new StringBuilder();
        type(types, "word/document.xml", WORDS + "document.main+xml");
        for (String part : around().keySet()) {
            if (!part.endsWith(".rels")) {
                String kind = part.replaceAll(".*/|[0-9]*\\.xml", "");
                type(types, part, KINDS.getOrDefault(kind, WORDS + kind + "+xml"));
            }
        }
        return declared("<Types xmlns=\"" + PACKAGE
                + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + types + "</Types>");
    }

    private static void type(StringBuilder types, String part, String type) {
        types.append("<Override PartName=\"/")
                .append(part)
                .append("\" ContentType=\"")
                .append(type)
                .append("\"/>");
    }

    private static String declared(String markup) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" + markup;
    }

    private static String element(String name, String content) {
        return declared("<w:" + name + SPACES + ">" + content + "</w:" + name + ">");
    }

    /** @param arrows by id: what for, and where it points */
    private static String relations(Map<String, String> arrows) {
        return declared("<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                + arrows.entrySet().stream()
                        .map(arrow -> "<Relationship Id=\"" + arrow.getKey() + "\" Type=\""
                                + arrow.getValue().replace(" ", "\" Target=\"") + "\"/>")
                        .collect(Collectors.joining())
                + "</Relationships>");
    }

    /** What Word saves beside the words; about 40 KB, which pack to 6. */
    private static final class Around {
        private static final Map<String, String> PARTS = parts();

        private static Map<String, String> parts() {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put(
                    "_rels/.rels",
                    relations(Map.of(
                            "rId1", RELATIONS + "officeDocument word/document.xml",
                            "rId2", PACKAGE + "relationships/metadata/core-properties docProps/core.xml",
                            "rId3", RELATIONS + "extended-properties docProps/app.xml")));
            parts.put(
                    "word/_rels/document.xml.rels",
                    relations(Map.of(
                            "rId1", RELATIONS + "styles styles.xml",
                            "rId2", RELATIONS + "settings settings.xml",
                            "rId3", RELATIONS + "webSettings webSettings.xml",
                            "rId4", RELATIONS + "footnotes footnotes.xml",
                            "rId5", RELATIONS + "endnotes endnotes.xml",
                            "rId6", RELATIONS + "header header1.xml",
                            "rId7", RELATIONS + "footer footer1.xml",
                            "rId8", RELATIONS + "fontTable fontTable.xml",
                            "rId9", RELATIONS + "theme theme/theme1.xml")));
            parts.put("word/footnotes.xml", element("footnotes", notes("footnote")));
            parts.put("word/endnotes.xml", element("endnotes", notes("endnote")));
            parts.put("word/header1.xml", element("hdr", "<w:p><w:r><w:t>Eva Ek, Parkvägen 3</w:t></w:r></w:p>"));
            parts.put("word/footer1.xml", element("ftr", "<w:p><w:r><w:t>Sida 1</w:t></w:r></w:p>"));
            parts.put("word/styles.xml", element("styles", hidden() + styles()));
            parts.put("word/settings.xml", element("settings", many(40, "<w:rsid w:val=\"00A7%04X\"/>")));
            parts.put("word/webSettings.xml", element("webSettings", "<w:optimizeForBrowser/><w:allowPNG/>"));
            parts.put(
                    "word/fontTable.xml",
                    element(
                            "fonts",
                            many(
                                    5,
                                    "<w:font w:name=\"Typsnitt %d\"><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>")));
            parts.put(
                    "word/theme/theme1.xml",
                    declared("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                            + many(70, "<a:font script=\"S%03d\" typeface=\"Typsnitt\"/>")
                            + many(
                                    40,
                                    "<a:gs pos=\"%d\"><a:schemeClr val=\"phClr\"><a:tint val=\"50000\"/></a:schemeClr></a:gs>")
                            + "</a:theme>"));
            parts.put(
                    "docProps/core.xml",
                    declared("<c:coreProperties xmlns:c=\"" + PACKAGE + "metadata/core-properties\"/>"));
            parts.put(
                    "docProps/app.xml",
                    declared(
                            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>"));
            return parts;
        }

        private static String notes(String kind) {
            return "<w:" + kind + " w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:" + kind
                    + ">";
        }

        private static String hidden() {
            return "<w:latentStyles w:count=\"270\">"
                    + many(
                            130,
                            "<w:lsdException w:name=\"Stil %d\" w:semiHidden=\"1\" w:uiPriority=\"39\" w:unhideWhenUsed=\"1\"/>")
                    + "</w:latentStyles>";
        }

        private static String styles() {
            return many(
                    20,
                    "<w:style w:type=\"paragraph\" w:styleId=\"Stil%1$d\"><w:name w:val=\"Stil %1$d\"/><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:style>");
        }

        private static String many(int count, String form) {
            return IntStream.rangeClosed(1, count).mapToObj(form::formatted).collect(Collectors.joining());
        }
    }
}

package brevvakt.index.text;

import com.ctc.wstx.sax.WstxSAXParserFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The parts of a letter of Word as it usually is (ECMA-376). It opens only where each part has a name, and each relation a
 * kind, of which it is known whether it has words; anything else is an {@link IOException}, as is whatever is damaged.
 */
final class WordParts implements AutoCloseable {
    private static final int MOST_PARTS = 200;
    private static final int MOST_BYTES = 1 << 20;
    private static final int HEAD = 200;
    private static final SAXParserFactory XML = new WstxSAXParserFactory();

    private static final String FOLDER = "word/";
    private static final String MAIN = FOLDER + "document.xml";
    private static final Pattern WITH_WORDS =
            Pattern.compile("word/(document|(header|footer)[0-9]+|footnotes|endnotes|comments)\\.xml");
    private static final Pattern WITHOUT_WORDS = Pattern.compile("\\[Content_Types]\\.xml|_rels/\\.rels"
            + "|word/_rels/(document|settings|(header|footer)[0-9]+|footnotes|endnotes|comments)\\.xml\\.rels"
            + "|word/(styles|stylesWithEffects|settings|webSettings|fontTable|numbering|people)\\.xml"
            + "|word/comments(Extended|Extensible|Ids)\\.xml|word/theme/theme[0-9]+\\.xml"
            + "|word/media/[^/]+\\.(png|jpe?g|gif|bmp|tiff?|emf|wmf)"
            + "|docProps/((app|core|custom)\\.xml|thumbnail\\.(jpe?g|png|emf|wmf))|docMetadata/LabelInfo\\.xml"
            + "|customXml/(item|itemProps)[0-9]+\\.xml|customXml/_rels/item[0-9]+\\.xml\\.rels");
    private static final Pattern KIND =
            Pattern.compile("http://schemas\\.(openxmlformats\\.org|microsoft\\.com/office)/.*/(officeDocument"
                    + "|(core|extended|custom)-properties|thumbnail|classificationlabels|customXml"
                    + "|header|footer|footnotes|endnotes|comments(Extended|Extensible|Ids)?|people"
                    + "|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme|hyperlink|image)");

    private static final List<String> AFTER = List.of("footnotes", "comments", "footer", "endnotes");

    /** In UTF-8, and nothing declared before the first element. */
    private static final Pattern BEGINNING = Pattern.compile("(\u00EF\u00BB\u00BF)?(<\\?xml version=.1\\.0."
            + "( encoding=.(?i:utf-8).)?( standalone=.(yes|no).)?\\s*\\?>)?\\s*<[A-Za-z]");

    private final ZipFile archive;
    private final List<Relation> relations;

    /** What points from one part to another, or out of the document. */
    private record Relation(String id, String type, String target, boolean leadsOut) {
        boolean isOf(String kind) {
            return type.endsWith("/" + kind);
        }

        /** @param folder where the part lies that points */
        String part(String folder) {
            return target.startsWith("/") ? target.substring(1) : folder + target;
        }
    }

    private WordParts(ZipFile archive, List<Relation> relations) {
        this.archive = archive;
        this.relations = relations;
    }

    static WordParts of(byte[] bytes) throws IOException, SAXException {
        ZipFile archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .setIgnoreLocalFileHeader(true)
                .get();
        try {
            checkNames(archive);
            checkMain(relations(archive, "_rels/.rels"));
            return new WordParts(archive, relations(archive, "word/_rels/document.xml.rels"));
        } catch (IOException | SAXException e) {
            archive.close();
            throw e;
        }
    }

    private static void checkNames(ZipFile archive) throws IOException {
        Set<String> seen = new HashSet<>();
        for (ZipArchiveEntry part : Collections.list(archive.getEntries())) {
            String name = part.getName();
            boolean known = part.isDirectory()
                    || WITH_WORDS.matcher(name).matches()
                    || WITHOUT_WORDS.matcher(name).matches();
            if (!known || !seen.add(name) || seen.size() > MOST_PARTS) {
                throw new IOException("no usual letter of Word: its parts");
            }
        }
    }

    private static void checkMain(List<Relation> fromRoot) throws IOException {
        List<String> documents = fromRoot.stream()
                .filter(relation -> relation.isOf("officeDocument"))
                .map(relation -> relation.part(""))
                .toList();
        if (!documents.equals(List.of(MAIN))) {
            throw new IOException("no usual letter of Word: its main part");
        }
    }

    /** By their ids, as they are read in every document of Word. */
    private static List<Relation> relations(ZipFile archive, String name) throws IOException, SAXException {
        if (archive.getEntry(name) == null) {
            return List.of();
        }
        List<Relation> relations = new ArrayList<>();
        parse(part(archive, name), new DefaultHandler() {
            @Override
            public void startElement(String space, String element, String qualified, Attributes said) {
                if (element.equals("Relationship")) {
                    relations.add(new Relation(
                            String.valueOf(said.getValue("Id")),
                            String.valueOf(said.getValue("Type")),
                            String.valueOf(said.getValue("Target")),
                            "External".equals(said.getValue("TargetMode"))));
                }
            }
        });
        for (Relation relation : relations) {
            boolean known = KIND.matcher(relation.type()).matches();
            if (!known || relation.leadsOut() && !relation.isOf("hyperlink")) {
                throw new IOException("no usual letter of Word: its relations");
            }
        }
        relations.sort(Comparator.comparing(Relation::id));
        return relations;
    }

    /** Those with words, in the order in which the reader of all documents reads them; a megabyte at most. */
    List<byte[]> withWords() throws IOException {
        List<String> names = new ArrayList<>(of("header"));
        names.add(MAIN);
        AFTER.forEach(kind -> names.addAll(of(kind)));
        boolean lists = relations.stream().anyMatch(relation -> relation.isOf("numbering"));
        List<byte[]> parts = new ArrayList<>();
        int bytes = 0;
        for (String name : names) {
            byte[] part = part(archive, name);
            bytes += part.length;
            if (!WITH_WORDS.matcher(name).matches() || bytes > MOST_BYTES || lists && isNumbered(part)) {
                throw new IOException("no usual letter of Word: its words");
            }
            parts.add(part);
        }
        return parts;
    }

    private List<String> of(String kind) {
        return relations.stream()
                .filter(relation -> relation.isOf(kind))
                .map(relation -> relation.part(FOLDER))
                .toList();
    }

    /** Its numbers stand in another part, and are counted there. */
    private static boolean isNumbered(byte[] part) {
        return new String(part, StandardCharsets.ISO_8859_1).contains("numPr");
    }

    private static byte[] part(ZipFile archive, String name) throws IOException {
        ZipArchiveEntry entry = archive.getEntry(name);
        if (entry == null || entry.getSize() > MOST_BYTES) {
            throw new IOException("no usual letter of Word: a part is missing or large");
        }
        try (InputStream stream = archive.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
            if (bytes.length > MOST_BYTES || !BEGINNING.matcher(head).lookingAt()) {
                throw new IOException("no usual letter of Word: a part begins oddly");
            }
            return bytes;
        }
    }

    /** Nothing is declared in a part, so that nothing can be expanded and nothing fetched. */
    static void parse(byte[] part, DefaultHandler handler) throws IOException, SAXException {
        try {
            XML.newSAXParser().parse(new ByteArrayInputStream(part), handler);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the reader of XML that came with us does not start", e);
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}

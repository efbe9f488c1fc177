package brevvakt.index.earchive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The schemas of METS, PREMIS, ERMS and what these build on, as the archive publishes them: {@code .xsd} files in one folder of
 * the home. The lists of a package are held against those whose namespace they have. The schemas are not ours to hand on,
 * so that a home has none until somebody puts them there. Nothing is fetched from a network.
 */
public final class ArchiveSchemas {
    private static final int MOST_FAULTS = 20;

    private final Path folder;

    /** @param folder need not be there */
    public ArchiveSchemas(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of it.
     *
     * @param by the schemas that were asked, by the names of their files; none where there are none for these lists
     * @param faults in words, with file, line and schema; at most twenty
     */
    record Held(List<String> by, List<String> faults) {}

    /** Holds the lists of a package against the schemas. */
    Held hold(Path sip) throws IOException {
        List<String> faults = new ArrayList<>();
        Map<String, Path> schemas = byNamespace(faults);
        Map<Path, Optional<Schema>> compiled = new TreeMap<>();
        for (Path list : lists(sip)) {
            Path schema = schemas.get(namespace(list, "", faults));
            if (schema != null) {
                if (!compiled.containsKey(schema)) {
                    compiled.put(schema, compiled(schema, schemas, faults));
                }
                compiled.get(schema)
                        .ifPresent(held -> validate(
                                held, list, sip.relativize(list) + " against " + schema.getFileName(), faults));
            }
        }
        return new Held(
                compiled.keySet().stream()
                        .map(schema -> schema.getFileName().toString())
                        .toList(),
                faults.stream().limit(MOST_FAULTS).toList());
    }

    private Map<String, Path> byNamespace(List<String> faults) throws IOException {
        Map<String, Path> schemas = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : (Iterable<Path>)
                        all.filter(one -> one.toString().endsWith(".xsd")).sorted()::iterator) {
                    Path before = schemas.put(namespace(file, "targetNamespace", faults), file);
                    if (before != null) {
                        faults.add(before.getFileName() + " and " + file.getFileName()
                                + " are schemas of the same namespace; leave one of them in " + folder);
                    }
                }
            }
        }
        return schemas;
    }

    /** The files that describe; what they describe is looked at by nobody. */
    private static List<Path> lists(Path sip) throws IOException {
        try (Stream<Path> all = Files.walk(sip)) {
            return all.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> !sip.relativize(file).toString().contains("/data/"))
                    .sorted()
                    .toList();
        }
    }

    /** @param attribute of the first element that names it; empty for that element's own */
    private static String namespace(Path file, String attribute, List<String> faults) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream bytes = Files.newInputStream(file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(bytes);
            while (!reader.isStartElement()) {
                reader.next();
            }
            String name = attribute.isEmpty() ? reader.getNamespaceURI() : reader.getAttributeValue(null, attribute);
            return name == null ? "" : name;
        } catch (XMLStreamException e) {
            faults.add(file.getFileName() + " cannot be read: " + e.getMessage());
            return "";
        }
    }

    private static Optional<Schema> compiled(Path file, Map<String, Path> schemas, List<String> faults) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                Path needed = namespace == null ? null : schemas.get(namespace);
                if (needed == null) {
                    faults.add(file.getFileName() + " needs the schema of " + namespace + " (" + systemId
                            + "), which does not lie beside it");
                }
                return needed == null ? null : input(needed);
            });
            return Optional.of(factory.newSchema(new StreamSource(file.toFile())));
        } catch (SAXException e) {
            faults.add(file.getFileName() + " is no schema that can be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static LSInput input(Path schema) {
        try {
            DOMImplementationLS inputs = (DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation();
            LSInput input = inputs.createLSInput();
            input.setSystemId(schema.toUri().toString());
            return input;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the reader of XML that came with the machine does not start", e);
        }
    }

    private static void validate(Schema schema, Path list, String what, List<String> faults) {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                faults.add(what + ", line " + e.getLineNumber() + ": " + e.getMessage());
            }
        });
        try {
            validator.validate(new StreamSource(list.toFile()));
        } catch (SAXException | IOException e) {
            faults.add(what + ": " + e.getMessage());
        }
    }
}

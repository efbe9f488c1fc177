package brevvakt.index.earchive;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document, element in element. Signs that XML cannot hold are left out of what is written. */
final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** What stands between the two ends of an element. */
    interface Inside {
        void write() throws IOException;
    }

    private interface Step {
        void take() throws XMLStreamException;
    }

    Xml() throws IOException {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IOException("no XML can be written", e);
        }
    }

    /** An element by its qualified name; the root declares its prefixes as attributes. */
    Xml element(String name, Inside inside) throws IOException {
        step(() -> xml.writeStartElement(name));
        inside.write();
        step(xml::writeEndElement);
        return this;
    }

    /** An element that holds a text alone. */
    Xml element(String name, String value) throws IOException {
        return element(name, () -> words(value));
    }

    /** The same, where there is a text. */
    Xml element(String name, Optional<String> value) throws IOException {
        return value.isPresent() ? element(name, value.get()) : this;
    }

    /** An attribute of the element that was begun last. */
    Xml attribute(String name, String value) throws IOException {
        step(() -> xml.writeAttribute(name, harmless(value)));
        return this;
    }

    Xml words(String value) throws IOException {
        step(() -> xml.writeCharacters(harmless(value)));
        return this;
    }

    byte[] bytes() throws IOException {
        step(() -> {
            xml.writeEndDocument();
            xml.close();
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void step(Step step) throws IOException {
        try {
            step.take();
        } catch (XMLStreamException e) {
            throw new IOException("the document cannot be written", e);
        }
    }

    private static String harmless(String text) {
        return text.codePoints()
                .filter(c -> c == '\n'
                        || c == '\t'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

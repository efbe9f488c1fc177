package brevvakt.casework.handover;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The fields of a registration under the names of DOMAIN 2.10, as XML. What does not apply stands there empty. */
final class Metadata {
    private final CaseRow row;
    private final Organisation now;

    Metadata(CaseRow row, Organisation now) {
        this.row = row;
        this.now = now;
    }

    /** The fields of a record of the case. */
    byte[] of(RecordEntry entry) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(common());
        boolean in = entry.direction() == Direction.IN;
        fields.add(field("recordNumber", entry.no().map(row.file().number()::record)));
        fields.add(field("recordType", Optional.of(entry.label().name())));
        fields.add(field("recordTitle", Optional.of(row.file().heading())));
        fields.add(field("direction", Optional.of(in ? "incoming" : "outgoing")));
        fields.add(
                field("receivedAt", Optional.of(entry.receivedAt().toString()).filter(any -> in)));
        fields.add(
                field("dispatchedAt", Optional.of(entry.receivedAt().toString()).filter(any -> !in)));
        fields.add(field("sender", entry.sender().map(EmailAddress::toString)));
        fields.add(field(
                "recipient",
                Optional.of(
                        entry.recipients().stream().map(EmailAddress::toString).collect(Collectors.joining(", ")))));
        fields.add(field("checksum", Optional.of("sha256:" + entry.original().hex())));
        return written(fields, entry.attachments());
    }

    /** The fields of a request to close, a document type of its own (DOMAIN 6.11). */
    byte[] ofCloseRequest() {
        List<Map.Entry<String, String>> fields = new ArrayList<>(common());
        fields.add(field("recordType", Optional.of("CLOSE_REQUEST")));
        fields.add(field("recordTitle", Optional.of(row.file().heading())));
        fields.add(field("direction", Optional.of("other")));
        return written(fields, List.of());
    }

    private List<Map.Entry<String, String>> common() {
        Case file = row.file();
        Optional<Board> board = now.boardOf(file.unit());
        return List.of(
                field(
                        "caseNumber",
                        file.diaryNumber().or(() -> Optional.of(file.number())).map(CaseNumber::toString)),
                field("foreignNumber", file.course().foreignNumber()),
                field("series", board.map(Board::series)),
                field("board", board.map(Board::name)),
                field("heading", Optional.of(file.heading())),
                field("caseReceivedAt", Optional.of(file.receivedAt().toString())),
                field("counterpart", row.counterpart().map(EmailAddress::toString)),
                field("caseOfficer", file.officer().flatMap(now::person).map(Person::name)),
                field("unit", now.unit(file.unit()).map(Unit::name)),
                field(
                        "registrar",
                        board.flatMap(Board::registrar).flatMap(now::person).map(Person::name)),
                field("watchDate", file.pressing().map(PromiseClock::due).map(Object::toString)),
                field("secrecyMarking", Optional.empty()),
                field("classificationCode", Optional.empty()),
                field("retentionRule", Optional.empty()),
                field("status", Optional.of(file.status().isEnded() ? "closed" : "in_progress")),
                field("channel", Optional.of(file.channel().name())),
                field("caseKind", Optional.of(file.judged().label().name())));
    }

    private static Map.Entry<String, String> field(String name, Optional<String> value) {
        return Map.entry(name, value.orElse(""));
    }

    private static byte[] written(List<Map.Entry<String, String>> fields, List<RecordEntry.Enclosure> attachments) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("registration");
            for (Map.Entry<String, String> field : fields) {
                xml.writeStartElement(field.getKey());
                xml.writeCharacters(harmless(field.getValue()));
                xml.writeEndElement();
            }
            xml.writeStartElement("attachments");
            for (RecordEntry.Enclosure attachment : attachments) {
                xml.writeEmptyElement("attachment");
                xml.writeAttribute("name", harmless(attachment.name()));
                xml.writeAttribute("format", harmless(attachment.type()));
                xml.writeAttribute("size", Long.toString(attachment.size()));
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the metadata cannot be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Signs that XML cannot hold are left out. */
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

package brevvakt.index.earchive;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.records.RecordEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The case and its records in the words of CITS ERMS 3 (LAW-39, DOMAIN 2.10). Instants are UTC. */
final class Erms {
    private static final String NAMESPACE = "https://DILCIS.eu/XML/ERMS";

    private final CaseFile exported;
    private final Case file;
    private final Map<Long, List<ExportedFile>> files;
    private final Instant at;

    /** @param files by the id of their record */
    Erms(CaseFile exported, Map<Long, List<ExportedFile>> files, Instant at) {
        this.exported = exported;
        this.file = exported.row().file();
        this.files = files;
        this.at = at;
    }

    byte[] written() throws IOException {
        Xml xml = new Xml();
        xml.element("erms", () -> {
            xml.attribute("xmlns", NAMESPACE);
            xml.element("control", () -> control(xml));
            xml.element("aggregations", () -> xml.element("aggregation", () -> aggregation(xml)));
        });
        return xml.bytes();
    }

    private void control(Xml xml) throws IOException {
        xml.element("identification", () -> xml.attribute("identificationType", "caseNumber")
                .words(file.number().toString()));
        xml.element("maintenanceInformation", () -> {
            xml.element("maintenanceStatus", () -> xml.attribute("value", "new"));
            xml.element(
                    "maintenanceAgency",
                    () -> xml.element(
                            "agencyName", exported.organisation().municipality().name()));
            xml.element(
                    "maintenanceHistory",
                    () -> xml.element("maintenanceEvent", () -> {
                        xml.element("eventType", () -> xml.attribute("value", "created"));
                        xml.element("eventDateTime", at.toString());
                        xml.element("agent", () -> xml.attribute("agentType", "creator")
                                .element("name", "Brevvakt"));
                    }));
        });
    }

    private void aggregation(Xml xml) throws IOException {
        xml.attribute("systemIdentifier", file.number().toString());
        xml.attribute("aggregationType", "caseFile");
        xml.element("objectId", file.diaryNumber().orElse(file.number()).toString());
        extra(xml, "firstNumber", Optional.of(file.number()).map(CaseNumber::toString));
        extra(
                xml,
                "series",
                Optional.of(file.diaryNumber().orElse(file.number()).series()));
        extra(xml, "foreignNumber", file.course().foreignNumber());
        xml.element(
                "keywords",
                () -> xml.element("keyword", file.judged().label().name().toLowerCase(Locale.ROOT)));
        xml.element("title", file.heading());
        xml.element("status", () -> xml.attribute("value", status()));
        xml.element("additionalInformation", () -> {
            own(xml, "channel", file.channel().name());
            own(xml, "register", file.register().name());
            own(xml, "mailbox", file.mailbox().toString());
            own(xml, "scope", file.judged().scope().word());
        });
        xml.element("agents", () -> caseAgents(xml));
        xml.element("dates", () -> {
            date(xml, "received", file.receivedAt());
            for (Instant closed : closedAt()) {
                date(xml, "closed", closed);
            }
        });
        for (RecordEntry entry : exported.records()) {
            xml.element("record", () -> record(xml, entry));
        }
    }

    private List<Instant> closedAt() {
        return exported.events().stream()
                .filter(event -> event.event() instanceof CaseEvent.Closed)
                .map(event -> event.at())
                .toList();
    }

    private String status() {
        return file.status() == CaseStatus.CANCELLED
                ? "obliterated"
                : file.status().isEnded() ? "closed" : "in_progress";
    }

    private void caseAgents(Xml xml) throws IOException {
        Optional<Board> board = exported.organisation().boardOf(file.unit());
        agent(xml, "creator", board.map(Board::name));
        agent(xml, "owner", exported.organisation().unit(file.unit()).map(Unit::name));
        agent(xml, "responsible_person", file.officer().map(this::name));
        agent(xml, "administrator", board.flatMap(Board::registrar).map(this::name));
        Optional<String> counterpart = exported.row()
                .counterpart()
                .map(EmailAddress::toString)
                .or(() -> exported.row().contact().map(contact -> contact.name()));
        boolean hidden = file.judged().sensitivity() == Sensitivity.PROTECTED_IDENTITY;
        if (counterpart.isPresent()) {
            xml.element("agent", () -> {
                xml.attribute("agentType", "counterpart").element("name", counterpart.get());
                xml.element("protectedIdentity", Boolean.toString(hidden));
            });
        }
    }

    private String name(String username) {
        return exported.organisation().person(username).map(Person::name).orElse(username);
    }

    private void record(Xml xml, RecordEntry entry) throws IOException {
        boolean in = entry.direction() == Direction.IN;
        xml.attribute("systemIdentifier", entry.arrivalId().value());
        xml.attribute("recordType", entry.label().name());
        xml.attribute("recordPhysicalOrDigital", "digital");
        xml.element(
                "objectId",
                entry.no().map(file.number()::record).orElse(entry.arrivalId().value()));
        extra(xml, "messageId", entry.messageId());
        xml.element("title", entry.title().isBlank() ? file.heading() : entry.title());
        xml.element("runningNumber", entry.no().map(Object::toString));
        xml.element("direction", () -> xml.attribute("directionDefinition", in ? "incoming" : "outgoing"));
        xml.element("agents", () -> {
            agent(xml, "sender", entry.sender().map(EmailAddress::toString));
            for (EmailAddress to : entry.recipients()) {
                agent(xml, "receiver", Optional.of(to.toString()));
            }
        });
        xml.element("dates", () -> date(xml, in ? "received" : "sent", entry.receivedAt()));
        xml.element("additionalInformation", () -> {
            for (ExportedFile one : files.getOrDefault(entry.id(), List.of())) {
                xml.element("appendix", () -> {
                    xml.attribute("name", one.calledOnce().orElse(one.path()));
                    xml.attribute("fileFormat", one.type());
                    xml.attribute("path", one.path());
                });
            }
            own(xml, "checksum", "SHA-256 " + entry.original().hex());
        });
    }

    private static void extra(Xml xml, String type, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            xml.element("extraId", () -> xml.attribute("extraIdType", type).words(value.get()));
        }
    }

    private static void agent(Xml xml, String type, Optional<String> name) throws IOException {
        if (name.isPresent()) {
            xml.element("agent", () -> xml.attribute("agentType", type).element("name", name.get()));
        }
    }

    private static void date(Xml xml, String type, Instant at) throws IOException {
        xml.element("date", () -> xml.attribute("dateType", type).words(at.toString()));
    }

    private static void own(Xml xml, String name, String value) throws IOException {
        xml.element(
                "ownElement",
                () -> xml.element(
                        "ownElement", () -> xml.attribute("name", name).element("value", value)));
    }
}

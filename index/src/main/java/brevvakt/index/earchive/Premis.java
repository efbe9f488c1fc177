package brevvakt.index.earchive;

import brevvakt.casework.cases.RecordedEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What keeps the files provable, in the words of PREMIS 3: each file with its digest, what happened, and who did it. */
final class Premis {
    private static final String NAMESPACE = "http://www.loc.gov/premis/v3";
    private static final String SOFTWARE = "brevvakt";

    private final CaseFile exported;
    private final List<ExportedFile> files;
    private final Instant at;

    Premis(CaseFile exported, List<ExportedFile> files, Instant at) {
        this.exported = exported;
        this.files = files;
        this.at = at;
    }

    byte[] written() throws IOException {
        Xml xml = new Xml();
        xml.element("premis:premis", () -> {
            xml.attribute("xmlns:premis", NAMESPACE);
            xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
            xml.attribute("version", "3.0");
            for (ExportedFile one : files) {
                file(xml, one);
            }
            for (RecordedEvent event : exported.events()) {
                event(
                        xml,
                        exported.row().file().number() + " event " + event.seq(),
                        event.event().type(),
                        event.at(),
                        event.actor());
            }
            event(xml, "export", "export", at, SOFTWARE);
            TreeSet<String> agents = new TreeSet<>(List.of(SOFTWARE));
            exported.events().forEach(event -> agents.add(event.actor()));
            for (String agent : agents) {
                agent(xml, agent);
            }
        });
        return xml.bytes();
    }

    private static void file(Xml xml, ExportedFile one) throws IOException {
        xml.element("premis:object", () -> {
            xml.attribute("xsi:type", "premis:file");
            identifier(xml, "object", "path", one.path());
            xml.element("premis:objectCharacteristics", () -> {
                xml.element("premis:fixity", () -> {
                    xml.element("premis:messageDigestAlgorithm", "SHA-256");
                    xml.element("premis:messageDigest", one.digest().hex());
                });
                xml.element("premis:size", Long.toString(one.size()));
                xml.element(
                        "premis:format",
                        () -> xml.element(
                                "premis:formatDesignation", () -> xml.element("premis:formatName", one.type())));
            });
            xml.element("premis:originalName", one.calledOnce());
            if (one.madeFrom().isPresent()) {
                xml.element("premis:relationship", () -> {
                    xml.element("premis:relationshipType", "derivation");
                    xml.element("premis:relationshipSubType", "has source");
                    xml.element("premis:relatedObjectIdentifier", () -> {
                        xml.element("premis:relatedObjectIdentifierType", "path");
                        xml.element(
                                "premis:relatedObjectIdentifierValue",
                                one.madeFrom().get());
                    });
                });
            }
        });
    }

    private static void event(Xml xml, String id, String type, Instant when, String actor) throws IOException {
        xml.element("premis:event", () -> {
            identifier(xml, "event", "local", id);
            xml.element("premis:eventType", type.toLowerCase(Locale.ROOT).replace('_', ' '));
            xml.element("premis:eventDateTime", when.toString());
            xml.element("premis:linkingAgentIdentifier", () -> {
                xml.element("premis:linkingAgentIdentifierType", "local");
                xml.element("premis:linkingAgentIdentifierValue", actor);
            });
        });
    }

    private static void agent(Xml xml, String actor) throws IOException {
        xml.element("premis:agent", () -> {
            identifier(xml, "agent", "local", actor);
            xml.element("premis:agentName", actor);
            xml.element("premis:agentType", actor.equals(SOFTWARE) ? "software" : "person");
        });
    }

    private static void identifier(Xml xml, String of, String type, String value) throws IOException {
        xml.element("premis:" + of + "Identifier", () -> {
            xml.element("premis:" + of + "IdentifierType", type);
            xml.element("premis:" + of + "IdentifierValue", value);
        });
    }
}

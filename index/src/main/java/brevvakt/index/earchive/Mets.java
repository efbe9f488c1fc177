package brevvakt.index.earchive;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list of everything in a package or in one of its representations: METS as E-ARK CSIP 2.1 and SIP 2.1 ask for it. */
final class Mets {
    private static final String PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-1-0.xml";

    private final String id;
    private final String label;
    private final Instant at;
    private final String municipality;
    private final String producer;
    private int ids;

    /** @param producer whose records they are, the board */
    Mets(String id, String label, Instant at, String municipality, String producer) {
        this.id = id;
        this.label = label;
        this.at = at;
        this.municipality = municipality;
        this.producer = producer;
    }

    /** The list of the whole package: its metadata, and the list of each representation. */
    byte[] ofPackage(ExportedFile descriptive, ExportedFile preservation, List<ExportedFile> representations)
            throws IOException {
        Xml xml = new Xml();
        xml.element("mets", () -> {
            root(xml);
            xml.element("dmdSec", () -> {
                xml.attribute("ID", "dmd").attribute("CREATED", at.toString()).attribute("STATUS", "CURRENT");
                reference(xml, descriptive, "OTHER", Optional.of("ERMS"));
            });
            xml.element(
                    "amdSec",
                    () -> xml.element("digiprovMD", () -> {
                        xml.attribute("ID", "amd").attribute("STATUS", "CURRENT");
                        reference(xml, preservation, "PREMIS", Optional.empty());
                    }));
            xml.element("fileSec", () -> {
                xml.attribute("ID", "files");
                for (ExportedFile one : representations) {
                    xml.element("fileGrp", () -> {
                        xml.attribute("ID", group(one)).attribute("USE", folder(one));
                        contentType(xml);
                        file(xml, one, "");
                    });
                }
            });
            structure(xml, () -> {
                xml.element("div", () -> xml.attribute("ID", "div-metadata")
                        .attribute("LABEL", "Metadata")
                        .attribute("ADMID", "amd")
                        .attribute("DMDID", "dmd"));
                for (ExportedFile one : representations) {
                    xml.element("div", () -> {
                        xml.attribute("ID", "div-" + group(one)).attribute("LABEL", folder(one));
                        xml.element("mptr", () -> {
                            link(xml, one.path());
                            xml.attribute("xlink:title", group(one));
                        });
                    });
                }
            });
        });
        return xml.bytes();
    }

    private static String folder(ExportedFile representation) {
        String path = representation.path().replaceAll("/METS\\.xml$", "");
        return path.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + path.substring(1);
    }

    private static String group(ExportedFile representation) {
        return "group-" + folder(representation).replaceAll("^.*/", "");
    }

    /** The list of one representation; its files lie under the folder. */
    byte[] ofRepresentation(String folder, List<ExportedFile> files) throws IOException {
        Xml xml = new Xml();
        xml.element("mets", () -> {
            root(xml);
            xml.element("fileSec", () -> {
                xml.attribute("ID", "files");
                xml.element("fileGrp", () -> {
                    xml.attribute("ID", "group-data").attribute("USE", "Data");
                    for (ExportedFile one : files) {
                        file(xml, one, folder);
                    }
                });
            });
            structure(xml, () -> {
                xml.element("div", () -> xml.attribute("ID", "div-metadata").attribute("LABEL", "Metadata"));
                xml.element("div", () -> {
                    xml.attribute("ID", "div-data").attribute("LABEL", "Data");
                    xml.element("fptr", () -> xml.attribute("FILEID", "group-data"));
                });
            });
        });
        return xml.bytes();
    }

    private void root(Xml xml) throws IOException {
        xml.attribute("xmlns", "http://www.loc.gov/METS/")
                .attribute("xmlns:xlink", "http://www.w3.org/1999/xlink")
                .attribute("xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS")
                .attribute("xmlns:sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS")
                .attribute("OBJID", id)
                .attribute("LABEL", label)
                .attribute("TYPE", "Mixed");
        contentType(xml);
        xml.attribute("PROFILE", PROFILE);
        xml.element("metsHdr", () -> {
            xml.attribute("CREATEDATE", at.toString())
                    .attribute("LASTMODDATE", at.toString())
                    .attribute("RECORDSTATUS", "NEW")
                    .attribute("csip:OAISPACKAGETYPE", "SIP");
            xml.element("agent", () -> {
                xml.attribute("ROLE", "CREATOR").attribute("TYPE", "OTHER").attribute("OTHERTYPE", "SOFTWARE");
                xml.element("name", "Brevvakt");
                xml.element("note", () -> xml.attribute("csip:NOTETYPE", "SOFTWARE VERSION")
                        .words("0.1.0"));
            });
            agent(xml, "ARCHIVIST", municipality);
            agent(xml, "CREATOR", producer);
            xml.element("metsDocumentID", "METS.xml");
        });
    }

    private static void contentType(Xml xml) throws IOException {
        xml.attribute("csip:CONTENTINFORMATIONTYPE", "OTHER");
        xml.attribute("csip:OTHERCONTENTINFORMATIONTYPE", "citserms_v3_0");
    }

    private static void agent(Xml xml, String role, String name) throws IOException {
        xml.element("agent", () -> {
            xml.attribute("ROLE", role).attribute("TYPE", "ORGANIZATION");
            xml.element("name", name);
        });
    }

    private void structure(Xml xml, Xml.Inside inside) throws IOException {
        xml.element("structMap", () -> {
            xml.attribute("ID", "structure").attribute("TYPE", "PHYSICAL").attribute("LABEL", "CSIP");
            xml.element("div", () -> {
                xml.attribute("ID", "div-all").attribute("LABEL", id);
                inside.write();
            });
        });
    }

    private void reference(Xml xml, ExportedFile one, String type, Optional<String> otherType) throws IOException {
        xml.element("mdRef", () -> {
            xml.attribute("ID", nextId());
            link(xml, one.path());
            xml.attribute("MDTYPE", type);
            if (otherType.isPresent()) {
                xml.attribute("OTHERMDTYPE", otherType.get());
            }
            proof(xml, one);
        });
    }

    private void file(Xml xml, ExportedFile one, String folder) throws IOException {
        xml.element("file", () -> {
            xml.attribute("ID", nextId());
            proof(xml, one);
            xml.element("FLocat", () -> link(xml, one.from(folder)));
        });
    }

    private void proof(Xml xml, ExportedFile one) throws IOException {
        xml.attribute("MIMETYPE", one.type())
                .attribute("SIZE", Long.toString(one.size()))
                .attribute("CREATED", at.toString())
                .attribute("CHECKSUM", one.digest().hex())
                .attribute("CHECKSUMTYPE", "SHA-256");
    }

    private static void link(Xml xml, String path) throws IOException {
        xml.attribute("LOCTYPE", "URL").attribute("xlink:type", "simple").attribute("xlink:href", path);
    }

    private String nextId() {
        return "file-" + ++ids;
    }
}

package brevvakt.index.earchive;

import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Looks at a package as an archive would that takes it in: the elements and attributes that E-ARK CSIP 2.1 and SIP 2.1 name as
 * must, every reference, every size and digest, and that nothing lies there that no list names.
 */
final class SipCheck {
    private static final String METS = "http://www.loc.gov/METS/";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";

    private final Path root;
    private final List<String> faults = new ArrayList<>();
    private final Set<Path> listed = new HashSet<>();

    SipCheck(Path root) {
        this.root = root;
    }

    List<String> faults() throws Exception {
        Path whole = root.resolve("METS.xml");
        listed.add(whole);
        Element mets = list(whole, root.getFileName().toString());
        must(one(mets, "dmdSec") != null, "no dmdSec (CSIP17)");
        must(!one(mets, "mdRef").getAttribute("MDTYPE").isEmpty(), "mdRef without MDTYPE (CSIP25)");
        NodeList pointers = mets.getElementsByTagNameNS(METS, "mptr");
        must(pointers.getLength() > 0, "no representation");
        for (int i = 0; i < pointers.getLength(); i++) {
            Path inner = root.resolve(((Element) pointers.item(i)).getAttributeNS(XLINK, "href"));
            list(inner, root.relativize(inner).getName(1).toString());
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !listed.contains(file))
                    .forEach(file -> faults.add(root.relativize(file) + " is in no list"));
        }
        return faults;
    }

    private Element list(Path file, String id) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        Element mets = document.getDocumentElement();
        must(mets.getAttribute("OBJID").equals(id), file + ": OBJID is not " + id + " (CSIP1)");
        for (String name : List.of("TYPE", "PROFILE", "LABEL")) {
            must(!mets.getAttribute(name).isEmpty(), file + ": no " + name);
        }
        must(!mets.getAttributeNS(CSIP, "CONTENTINFORMATIONTYPE").isEmpty(), file + ": no content type (CSIP4)");
        Element header = one(mets, "metsHdr");
        must(!header.getAttribute("CREATEDATE").isEmpty(), file + ": no CREATEDATE (CSIP7)");
        must(header.getAttributeNS(CSIP, "OAISPACKAGETYPE").equals("SIP"), file + ": no package type (CSIP9)");
        Element agent = one(header, "agent");
        must(agent.getAttribute("OTHERTYPE").equals("SOFTWARE"), file + ": no software (CSIP10)");
        Element structure = one(mets, "structMap");
        must(structure.getAttribute("LABEL").equals("CSIP"), file + ": no CSIP structure (CSIP82)");
        must(structure.getAttribute("TYPE").equals("PHYSICAL"), file + ": structure is not physical (CSIP81)");
        ids(file, mets);
        references(file, mets);
        return mets;
    }

    private void ids(Path file, Element mets) {
        Set<String> ids = new HashSet<>();
        Set<String> asked = new HashSet<>();
        NodeList all = mets.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (one.hasAttribute("ID")) {
                must(ids.add(one.getAttribute("ID")), file + ": twice ID " + one.getAttribute("ID"));
                must(
                        one.getAttribute("ID").matches("[A-Za-z_][A-Za-z0-9_.-]*"),
                        file + ": no ID " + one.getAttribute("ID"));
            }
            for (String name : List.of("ADMID", "DMDID", "FILEID")) {
                if (one.hasAttribute(name)) {
                    asked.add(one.getAttribute(name));
                }
            }
        }
        asked.forEach(id -> must(ids.contains(id), file + ": nothing has the ID " + id));
    }

    private void references(Path list, Element mets) throws IOException {
        NodeList all = mets.getElementsByTagNameNS(METS, "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (one.getLocalName().equals("mdRef")) {
                reference(list, one, one);
            } else if (one.getLocalName().equals("file")) {
                reference(list, one(one, "FLocat"), one);
            }
        }
    }

    private void reference(Path list, Element link, Element facts) throws IOException {
        must(link.getAttribute("LOCTYPE").equals("URL"), "no LOCTYPE");
        must(link.getAttributeNS(XLINK, "type").equals("simple"), "no xlink:type");
        Path file = list.resolveSibling(link.getAttributeNS(XLINK, "href")).normalize();
        must(file.startsWith(root), file + " lies outside");
        if (!Files.isRegularFile(file)) {
            faults.add(file + " is not there");
            return;
        }
        listed.add(file);
        byte[] bytes = Files.readAllBytes(file);
        String name = root.relativize(file).toString();
        must(facts.getAttribute("SIZE").equals("" + bytes.length), name + ": size");
        must(facts.getAttribute("CHECKSUM").equals(Sha256.of(bytes).hex()), name + ": digest");
        must(facts.getAttribute("CHECKSUMTYPE").equals("SHA-256"), name + ": kind of digest");
        must(
                !facts.getAttribute("MIMETYPE").isEmpty()
                        && !facts.getAttribute("CREATED").isEmpty(),
                name + ": type or date");
    }

    private static Element one(Element in, String name) {
        return (Element) in.getElementsByTagNameNS(METS, name).item(0);
    }

    private void must(boolean so, String otherwise) {
        if (!so) {
            faults.add(otherwise);
        }
    }
}

package brevvakt.index.earchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.Papers;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.FileOriginals;
import brevvakt.index.earchive.CaseExport.Exported;
import brevvakt.index.paper.Paper;
import brevvakt.index.paper.PaperPrinter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseExportTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final CaseNumber NUMBER = new CaseNumber("Ks", 12, 2026);
    private static final byte[] LETTER =
            "Subject: Halka\r\n\r\nDet är halt på Ågatan.".getBytes(StandardCharsets.UTF_8);
    private static final EmailAddress EVA = EmailAddress.of("eva.ek@medborgare.example");
    private static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");

    @TempDir
    Path folder;

    private FileOriginals originals;
    private CaseExport export;
    private Sha256 kept;

    /** Real papers, and attachments with names that want to leave the folder. */
    private static final class UglyPapers implements Papers {
        @Override
        public byte[] readable(Case file, RecordEntry entry) throws IOException {
            return new PaperPrinter().print(new Paper(file.heading(), "sv", List.of()));
        }

        @Override
        public List<Enclosure> attachments(RecordEntry entry) {
            return List.of(
                    new Enclosure("../../../ut.txt", "text/plain", new byte[] {1}),
                    new Enclosure("bild \u0007på <Ågatan>.jpg", "image/jpeg", new byte[] {2}),
                    new Enclosure("BILD på Ågatan.jpg", "image/jpeg", new byte[] {3}),
                    new Enclosure("..", "text/plain", new byte[] {4}));
        }
    }

    @BeforeEach
    void open() throws IOException {
        originals = new FileOriginals(folder.resolve("originals"));
        kept = originals.keep(new ByteArrayInputStream(LETTER)).digest();
        export = new CaseExport(
                originals, new UglyPapers(), folder.resolve("exports"), new ArchiveSchemas(folder.resolve("schemas")));
    }

    private CaseFile caseOf(Sha256 original) {
        ArrivalId id = new ArrivalId("arrival-1");
        List<RecordedEvent> events = List.of(
                new RecordedEvent(
                        1,
                        AT,
                        RecordedEvent.MACHINE,
                        new CaseEvent.Opened(
                                NUMBER,
                                id,
                                AT,
                                Channel.MAIL,
                                Register.DIARY,
                                new Judged(
                                        Label.COMPLAINT,
                                        List.of(),
                                        Scope.GENERAL,
                                        Sensitivity.PROTECTED_IDENTITY,
                                        0.9,
                                        false),
                                "Klagomål avseende <gata> & park",
                                PARKEN,
                                "park",
                                Optional.of("per.p"),
                                Optional.empty(),
                                true,
                                false,
                                List.of())),
                new RecordedEvent(
                        2,
                        AT,
                        RecordedEvent.MACHINE,
                        new CaseEvent.RecordAdded(1, Direction.IN, Optional.of(id), original, Label.COMPLAINT)));
        RecordEntry entry = new RecordEntry(
                7,
                id,
                Optional.of(NUMBER),
                Optional.of(1),
                Direction.IN,
                Label.COMPLAINT,
                Optional.of("<a@medborgare.example>"),
                Optional.of(EVA),
                List.of(PARKEN),
                AT,
                "Halka \u0000 på Ågatan",
                original,
                LETTER.length,
                List.of(),
                Optional.empty(),
                "",
                Optional.of(EVA),
                Authenticity.unasked());
        return new CaseFile(
                new CaseRow(Case.after(events), Optional.of(EVA), Optional.empty(), "hash"),
                List.of(entry),
                events,
                town());
    }

    private static Organisation town() {
        try {
            return OrganisationFile.read(new ByteArrayInputStream("""
                    municipality: {name: Exempel kommun, domain: kommun.example, serviceCentre: {mail: servicecenter@kommun.example, phone: "019-00 00 00"}}
                    boards: [{id: ks, series: Ks, name: Kommunstyrelsen, registrar: rita.r}]
                    units: [{id: park, path: [Stad, Park], board: ks, manager: maja.m}]
                    people:
                      - {username: maja.m, name: Maja Mark, mail: maja.m@kommun.example, unit: park, manager: rita.r}
                      - {username: per.p, name: Per Park, mail: per.p@kommun.example, unit: park, manager: maja.m}
                      - {username: rita.r, name: Rita Rask, mail: rita.r@kommun.example, unit: park}
                    mailboxes: [{address: parken@kommun.example, kind: functional, unit: park, owners: [per.p], substitutes: [maja.m]}]
                    """.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | OrganisationFault e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenACase_whenExported_thenThePackageIsWholeAndProvesEveryFile() throws Exception {
        Exported exported = export.write(caseOf(kept), AT);

        assertThat(new SipCheck(exported.sip()).faults()).isEmpty();
        assertThat(exported.missing()).isEmpty();
        assertThat(Files.readAllBytes(exported.sip().resolve("representations/original/data/Ks-12-2026-1.eml")))
                .isEqualTo(LETTER);
        assertThat(exported.sip().resolve("representations/readable/data/Ks-12-2026-1.pdf"))
                .exists();
    }

    @Test
    void givenAttachmentsThatWantToLeaveTheFolder_whenExported_thenAllLieInsideUnderNamesOfTheirOwn() throws Exception {
        Exported exported = export.write(caseOf(kept), AT);

        Path attachments = exported.sip().resolve("representations/original/data/Ks-12-2026-1-attachments");
        try (Stream<Path> all = Files.list(attachments)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("ut.txt", "bild-pa-Agatan-.jpg", "BILD-pa-Agatan.jpg", "file");
        }
        assertThat(folder.resolve("ut.txt")).doesNotExist();
        assertThat(Files.readString(exported.sip().resolve("metadata/preservation/premis.xml")))
                .contains("../../../ut.txt", "bild på &lt;Ågatan");
    }

    @Test
    void givenACase_whenExported_thenItsFactsAreInTheWordsOfTheArchive() throws Exception {
        Exported exported = export.write(caseOf(kept), AT);

        assertThat(Files.readString(exported.sip().resolve("metadata/descriptive/erms.xml")))
                .contains(
                        "<objectId>Ks 12/2026</objectId>",
                        "<title>Klagomål avseende &lt;gata",
                        "<protectedIdentity>true</protectedIdentity>",
                        "<runningNumber>1</runningNumber>",
                        "directionDefinition=\"incoming\"",
                        "Kommunstyrelsen",
                        "Per Park",
                        "SHA-256 " + kept.hex());
        assertThat(Files.readString(exported.sip().resolve("metadata/preservation/premis.xml")))
                .contains("Ks 12/2026 event 2", "<premis:messageDigest>" + kept.hex(), "has source");
    }

    @Test
    void givenACase_whenExported_thenPeopleFindItsFilesInOneFolderWithTheirDigests() throws Exception {
        Exported exported = export.write(caseOf(kept), AT);

        assertThat(Files.readAllLines(exported.plain().resolve("SHA256SUMS")))
                .contains(kept.hex() + "  Ks-12-2026-1.eml")
                .allSatisfy(line ->
                        assertThat(exported.plain().resolve(line.substring(66))).exists());
        assertThat(exported.plain().resolve("Ks-12-2026-1.pdf")).exists();
        assertThat(exported.plain().resolve("Ks-12-2026-1-attachments-ut.txt")).exists();
    }

    @Test
    void givenAnOriginalThatIsGone_whenExported_thenItIsNamedAndTheRestIsWritten() throws Exception {
        Exported exported = export.write(caseOf(Sha256.of(new byte[] {9})), AT);

        assertThat(exported.missing()).containsExactly("Ks 12/2026-1");
        assertThat(new SipCheck(exported.sip()).faults()).isEmpty();
    }

    @Test
    void givenAnExportFromBefore_whenWrittenAgain_thenItIsReplacedAndNothingElseLiesThere() throws Exception {
        Exported first = export.write(caseOf(kept), AT);
        Files.writeString(first.plain().resolve("old.txt"), "old");

        export.write(caseOf(kept), AT.plusSeconds(60));

        assertThat(first.plain().resolve("old.txt")).doesNotExist();
        try (Stream<Path> all = Files.list(folder.resolve("exports"))) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void givenAPackageIntoWhichSomebodyReached_whenChecked_thenItIsSeen() throws Exception {
        Exported exported = export.write(caseOf(kept), AT);
        Files.writeString(exported.sip().resolve("representations/original/data/Ks-12-2026-1.eml"), "changed");
        Files.writeString(exported.sip().resolve("representations/original/data/more.txt"), "more");

        assertThat(new SipCheck(exported.sip()).faults())
                .anyMatch(fault -> fault.contains("Ks-12-2026-1.eml: digest"))
                .anyMatch(fault -> fault.contains("more.txt is in no list"));
    }

    private void schema(String file, String namespace, String content) throws IOException {
        Files.createDirectories(folder.resolve("schemas"));
        Files.writeString(
                folder.resolve("schemas").resolve(file),
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:x='http://www.w3.org/1999/xlink' targetNamespace='"
                        + namespace + "' elementFormDefault='qualified'>" + content + "</xs:schema>");
    }

    private static String element(String name, String inside) {
        return "<xs:element name='" + name + "'><xs:complexType><xs:sequence>" + inside
                + "<xs:any processContents='skip' minOccurs='0' maxOccurs='unbounded'/></xs:sequence>"
                + "<xs:anyAttribute processContents='skip'/></xs:complexType></xs:element>";
    }

    @Test
    void givenSchemas_whenExported_thenItsListsAreHeldAgainstThoseOfTheirNamespaces() throws Exception {
        assertThat(export.write(caseOf(kept), AT).schemas()).isEmpty();
        schema("mets.xsd", "http://www.loc.gov/METS/", element("mets", ""));
        schema("premis.xsd", "http://www.loc.gov/premis/v3", element("premis", ""));
        schema("other.xsd", "urn:other", element("other", ""));

        assertThat(export.write(caseOf(kept), AT).schemas()).containsExactly("mets.xsd", "premis.xsd");
    }

    @Test
    void givenASchemaThatAListDoesNotHoldAgainst_whenExported_thenThatIsToldAndThePackageBeforeStays()
            throws Exception {
        Exported before = export.write(caseOf(kept), AT);
        schema(
                "erms.xsd",
                "https://DILCIS.eu/XML/ERMS",
                element("erms", "<xs:element name='classification' type='xs:string'/>"));

        assertThatExceptionOfType(UnfitPackage.class)
                .isThrownBy(() -> export.write(caseOf(kept), AT))
                .withMessageContaining("metadata/descriptive/erms.xml against erms.xsd, line 1")
                .withMessageContaining("classification");
        assertThat(new SipCheck(before.sip()).faults()).isEmpty();
        try (Stream<Path> all = Files.list(folder.resolve("exports"))) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void givenASchemaThatBuildsOnAnother_whenExported_thenThatOneIsTakenFromTheFolderAndNotFetched() throws Exception {
        String needsLinks =
                "<xs:import namespace='http://www.w3.org/1999/xlink' schemaLocation='http://127.0.0.1:9/xlink.xsd'/>"
                        + "<xs:attribute name='link'><xs:simpleType><xs:restriction base='x:kind'/></xs:simpleType></xs:attribute>";
        schema("mets.xsd", "http://www.loc.gov/METS/", needsLinks + element("mets", ""));
        assertThatExceptionOfType(UnfitPackage.class)
                .isThrownBy(() -> export.write(caseOf(kept), AT))
                .withMessageContaining("mets.xsd needs the schema of http://www.w3.org/1999/xlink")
                .withMessageContaining("no schema that can be used");

        schema(
                "links.xsd",
                "http://www.w3.org/1999/xlink",
                "<xs:simpleType name='kind'><xs:restriction base='xs:string'/></xs:simpleType>");

        assertThat(export.write(caseOf(kept), AT).schemas()).containsExactly("mets.xsd");
    }

    @Test
    void givenSchemasThatCannotBeUsed_whenExported_thenTheyAreNamed() throws Exception {
        schema("mets.xsd", "http://www.loc.gov/METS/", "");
        schema("mets1_12.xsd", "http://www.loc.gov/METS/", element("mets", ""));
        Files.writeString(folder.resolve("schemas/half.xsd"), "<xs:schema");

        assertThatExceptionOfType(UnfitPackage.class)
                .isThrownBy(() -> export.write(caseOf(kept), AT))
                .withMessageContaining("half.xsd cannot be read")
                .withMessageContaining("mets.xsd and mets1_12.xsd are schemas of the same namespace");
    }
}

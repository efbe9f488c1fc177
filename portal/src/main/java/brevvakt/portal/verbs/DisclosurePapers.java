package brevvakt.portal.verbs;

import brevvakt.casework.disclosure.DisclosureDesk;
import brevvakt.casework.disclosure.DisclosureDesk.HandOut;
import brevvakt.casework.disclosure.DisclosureDesk.Packed;
import brevvakt.casework.disclosure.DisclosureNeighbour;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.Papers;
import brevvakt.casework.organisation.Municipality;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Decision;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.KeptLetters;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.Paper;
import brevvakt.index.paper.Paper.Section;
import brevvakt.index.paper.PaperPackage;
import brevvakt.index.paper.PaperTooLong;
import brevvakt.index.paper.RecordSheet;
import brevvakt.index.paper.RecordSheet.Shown;
import brevvakt.index.text.PageDrawing;
import brevvakt.index.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The package of a request: a cover letter that is also its index (DOMAIN 6.9), and a readable paper for each record that
 * is given out; later the authority's decision on what is not (DOMAIN 6.10). The papers are written anew from the words that
 * may be shown, so that nothing hidden in the original comes along (LAW-30).
 */
public final class DisclosurePapers implements DisclosureDesk.Packer, DisclosureNeighbour.Cabinet {
    private static final Logger LOG = LoggerFactory.getLogger(DisclosurePapers.class);

    private final Database database;
    private final Registers registers;
    private final RecordSheet sheet;
    private final Papers files;
    private final VisibleText visible;
    private final PageDrawing drawing;
    private final Words words;
    private final Supplier<Organisation> organisation;
    private final Clock clock;
    private final ZoneId zone;
    private final Path folder;

    /**
     * @param files takes the files out of a mail
     * @param visible what somebody sees of a file
     * @param drawing draws the pages of those that have no words to be read
     * @param folder where the packages lie
     */
    public DisclosurePapers(
            Database database,
            Registers registers,
            KeptLetters letters,
            Papers files,
            VisibleText visible,
            PageDrawing drawing,
            Words words,
            Supplier<Organisation> organisation,
            Clock clock,
            ZoneId zone,
            Path folder) {
        this.database = database;
        this.registers = registers;
        this.sheet = new RecordSheet(letters, words, zone);
        this.files = files;
        this.visible = visible;
        this.drawing = drawing;
        this.words = words;
        this.organisation = organisation;
        this.clock = clock;
        this.zone = zone;
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public Packed pack(Disclosure request, String name, HandOut handOut) {
        PaperPackage all = new PaperPackage();
        return written(request, name, all, () -> {
            Paper cover = cover(request, handOut);
            all.add("00-index.pdf", cover, request.everythingMasked(), oursIn(cover, request));
            for (Item item : request.items()) {
                if (item.outcome().filter(o -> o != Outcome.REFUSED).isPresent()) {
                    all.add(fileName(request, item), paper(item), item.masking(), sheet.ours());
                }
            }
        });
    }

    @Override
    public Packed packDecision(Disclosure request, Decision decision) {
        PaperPackage all = new PaperPackage();
        return written(
                request,
                decision.packed(),
                all,
                () -> all.add(
                        "00-decision.pdf",
                        decisionPaper(request, decision),
                        request.everythingMasked(),
                        languages().stream().flatMap(this::oursInDecision).toList()));
    }

    /** Everything on the cover but what somebody asked for, in his words, and what a fee is taken for, in ours of the day. */
    private List<String> oursIn(Paper cover, Disclosure request) {
        String about = request.everythingMasked().of(request.about());
        return cover.sections().stream()
                .filter(section -> !section.text().equals(about))
                .flatMap(section -> Stream.concat(
                        Stream.of(section.heading()), section.text().lines()))
                .filter(line ->
                        languages().stream().noneMatch(language -> line.startsWith(word("fee", language) + ":")))
                .toList();
    }

    /** What is typed for the decision is not: its reasons, and what was asked for. */
    private Stream<String> oursInDecision(Language language) {
        Municipality municipality = organisation.get().municipality();
        Map<String, String> gaps = Map.of(
                "municipality", municipality.name(),
                "mail", municipality.serviceCentreMail().toString());
        return Stream.of(
                        word("decision_content", language),
                        words.fill("disclosure.decision_refused", language, gaps),
                        word("decision_reasons", language),
                        word("decision_how", language),
                        words.fill("disclosure.decision_appeal", language, gaps),
                        word("about", language))
                .flatMap(String::lines);
    }

    @Override
    public void discard(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            LOG.warn("the package {} could not be taken away; it is tried again when its request is closed", name, e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private Packed written(Disclosure request, String name, PaperPackage all, Writing writing) {
        try {
            writing.write();
            Optional<String> trouble = all.write(file(name));
            return new Packed(trouble, trouble.isPresent() ? 0 : Files.size(file(name)));
        } catch (PaperTooLong e) {
            return new Packed(
                    Optional.of(e.getMessage() + ", and a record of request " + request.id()
                            + " has more; refuse it, and hand its original out on a medium"),
                    0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the package " + name + " of request " + request.id() + " was not written", e);
        }
    }

    @Override
    public List<Enclosure> papersIn(String packed) throws IOException {
        return PaperPackage.read(file(packed)).entrySet().stream()
                .map(paper -> new Enclosure(paper.getKey(), "application/pdf", paper.getValue()))
                .toList();
    }

    private static String fileName(Disclosure request, Item item) {
        int place = request.items().indexOf(item) + 1;
        String number = item.recordNo().replaceAll("[^\\p{L}\\p{N}]+", "-");
        return String.format(Locale.ROOT, "%02d-%s.pdf", place, number);
    }

    private Paper cover(Disclosure request, HandOut handOut) {
        List<Section> sections = new ArrayList<>();
        for (Language language : languages()) {
            cover(request, handOut, language, sections);
        }
        return new Paper(
                word("cover", languages().get(0)) + " " + request.id(),
                languages().get(0).tag(),
                sections);
    }

    /** The municipality's own language, and then the other. */
    private List<Language> languages() {
        return organisation.get().municipality().language() == Language.EN
                ? List.of(Language.EN, Language.SV)
                : List.of(Language.SV, Language.EN);
    }

    private void cover(Disclosure request, HandOut handOut, Language language, List<Section> sections) {
        Masking masking = request.everythingMasked();
        sections.add(new Section(
                word("cover", language) + " " + request.id(),
                line("date", today(), language)
                        + request.caseNumber()
                                .map(number -> line("case", number.toString(), language))
                                .orElse("")
                        + line("handler", name(handOut.by()), language)
                        + line("contact", contact(), language)
                        + line("way", word("by_" + handOut.way().name().toLowerCase(Locale.ROOT), language), language)
                        + handOut.fee()
                                .map(fee -> line("fee", masking.of(fee), language))
                                .orElse("")));
        sections.add(new Section(word("about", language), masking.of(request.about())));
        for (Item item : request.items()) {
            Outcome outcome = item.outcome().orElseThrow();
            List<String> lines = new ArrayList<>(List.of(word(outcome.name().toLowerCase(Locale.ROOT), language)));
            item.provision().ifPresent(provision -> lines.add(word("provision", language) + ": " + provision));
            if (outcome != Outcome.REFUSED) {
                lines.add(word("file", language) + ": " + fileName(request, item));
            }
            sections.add(new Section(item.recordNo(), String.join("\n", lines)));
        }
        if (!request.withheld().isEmpty()) {
            sections.add(new Section(word("decision", language), word("appeal", language)));
        }
    }

    private Paper decisionPaper(Disclosure request, Decision decision) {
        List<Section> sections = new ArrayList<>();
        for (Language language : languages()) {
            decision(request, decision, language, sections);
        }
        return new Paper(
                word("decision_title", languages().get(0)) + " " + request.id(),
                languages().get(0).tag(),
                sections);
    }

    private void decision(Disclosure request, Decision decision, Language language, List<Section> sections) {
        Masking masking = request.everythingMasked();
        Municipality municipality = organisation.get().municipality();
        Map<String, String> gaps = Map.of(
                "municipality", municipality.name(),
                "mail", municipality.serviceCentreMail().toString());
        sections.add(new Section(
                word("decision_title", language) + " " + request.id(),
                line("date", decision.on().toString(), language)
                        + request.caseNumber()
                                .map(number -> line("case", number.toString(), language))
                                .orElse("")
                        + line("decision_by", name(decision.by()), language)
                        + line("decision_reporting", name(decision.reporting()), language)));
        sections.add(new Section(word("about", language), masking.of(request.about())));
        sections.add(new Section(
                word("decision_content", language),
                words.fill("disclosure.decision_refused", language, gaps) + "\n"
                        + request.withheld().stream()
                                .map(item -> item.recordNo() + ": "
                                        + word(
                                                item.outcome()
                                                        .orElseThrow()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT),
                                                language)
                                        + " " + word("provision", language) + ": "
                                        + item.provision().orElse(""))
                                .collect(Collectors.joining("\n"))));
        sections.add(new Section(word("decision_reasons", language), decision.reasons()));
        sections.add(
                new Section(word("decision_how", language), words.fill("disclosure.decision_appeal", language, gaps)));
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), zone).toString();
    }

    private String name(String username) {
        return organisation.get().person(username).map(Person::name).orElse(username);
    }

    private String contact() {
        Municipality municipality = organisation.get().municipality();
        return municipality.name() + ", " + municipality.serviceCentreMail() + ", " + municipality.serviceCentrePhone();
    }

    private Paper paper(Item item) throws IOException {
        RecordEntry entry = database.read(
                handle -> registers.records().find(handle, item.recordId()).orElseThrow());
        return sheet.disclosed(
                item.recordNo(), entry, item.masking(), files.attachments(entry), file -> shown(item, file));
    }

    /** Nothing can be taken out of a picture: it is given where the whole record is. */
    private Shown shown(Item item, Enclosure file) {
        Shown text = new Shown(visible.of(file.name(), file.bytes()), List.of());
        boolean whole = item.outcome().filter(Outcome.FULL::equals).isPresent();
        return text.text().isPresent() || !whole
                ? text
                : new Shown(Optional.empty(), drawing.draw(file.bytes()).pages());
    }

    private String line(String key, String value, Language language) {
        return word(key, language) + ": " + value + "\n";
    }

    private String word(String key, Language language) {
        return words.get("disclosure." + key, language);
    }
}

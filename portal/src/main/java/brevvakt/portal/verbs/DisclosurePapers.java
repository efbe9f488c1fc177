package brevvakt.portal.verbs;

import brevvakt.casework.disclosure.DisclosureDesk;
import brevvakt.casework.records.Disclosure;
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
import brevvakt.index.paper.RecordSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The package of a request: a cover letter that is also its index (DOMAIN 6.9), and a readable paper for each record that is given out. The
 * paper is written anew from the words that may be shown, so that nothing hidden in the original comes along (LAW-30).
 */
public final class DisclosurePapers implements DisclosureDesk.Packer {
    private final Database database;
    private final Registers registers;
    private final RecordSheet sheet;
    private final Words words;
    private final Path folder;

    public DisclosurePapers(
            Database database, Registers registers, KeptLetters letters, Words words, ZoneId zone, Path folder) {
        this.database = database;
        this.registers = registers;
        this.sheet = new RecordSheet(letters, words, zone);
        this.words = words;
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public Optional<String> troubleWith(Disclosure disclosure, String name) {
        try {
            PaperPackage all = new PaperPackage();
            all.add("00-index.pdf", cover(disclosure), everythingMasked(disclosure));
            for (Item item : disclosure.items()) {
                if (item.outcome().filter(o -> o != Outcome.REFUSED).isPresent()) {
                    all.add(fileName(disclosure, item), paper(item), item.masking());
                }
            }
            return all.write(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the package of request " + disclosure.id() + " was not written", e);
        }
    }

    private static Masking everythingMasked(Disclosure disclosure) {
        return new Masking(disclosure.items().stream()
                .flatMap(item -> item.masking().words().stream())
                .toList());
    }

    private static String fileName(Disclosure disclosure, Item item) {
        int place = disclosure.items().indexOf(item) + 1;
        String number = item.recordNo().replaceAll("[^\\p{L}\\p{N}]+", "-");
        return String.format(Locale.ROOT, "%02d-%s.pdf", place, number);
    }

    private Paper cover(Disclosure disclosure) {
        List<Section> sections = new ArrayList<>();
        Masking masking = everythingMasked(disclosure);
        sections.add(new Section(word("about"), masking.of(disclosure.about())));
        for (Item item : disclosure.items()) {
            Outcome outcome = item.outcome().orElseThrow();
            List<String> lines = new ArrayList<>(List.of(word(outcome.name().toLowerCase(Locale.ROOT))));
            item.provision().ifPresent(provision -> lines.add(word("provision") + ": " + provision));
            if (outcome != Outcome.REFUSED) {
                lines.add(word("file") + ": " + fileName(disclosure, item));
            }
            sections.add(new Section(item.recordNo(), String.join("\n", lines)));
        }
        if (disclosure.outcome() != Disclosure.State.DISCLOSED_FULL) {
            sections.add(new Section(word("decision"), word("appeal")));
        }
        return new Paper(word("cover") + " " + disclosure.id(), Language.SV.tag(), sections);
    }

    private Paper paper(Item item) throws IOException {
        RecordEntry entry = database.read(
                handle -> registers.records().find(handle, item.recordId()).orElseThrow());
        return sheet.of(item.recordNo(), entry, item.masking());
    }

    private String word(String key) {
        return words.get("disclosure." + key, Language.SV);
    }
}

package brevvakt.gateway;

import brevvakt.casework.disclosure.DisclosureDesk;
import brevvakt.casework.disclosure.DisclosureMail;
import brevvakt.casework.disclosure.DisclosureNeighbour;
import brevvakt.casework.disclosure.SentLetters;
import brevvakt.casework.intake.Consequences;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RecordIndex;
import brevvakt.casework.retention.DisposalDesk;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.ReadingLog;
import brevvakt.gateway.home.Home;
import brevvakt.gateway.neighbours.RecordPapers;
import brevvakt.index.IndexFollower;
import brevvakt.index.LuceneRecordIndex;
import brevvakt.index.Shelf;
import brevvakt.index.earchive.ArchiveSchemas;
import brevvakt.index.earchive.CaseExport;
import brevvakt.index.text.VisibleText;
import brevvakt.index.text.WalledAttachmentText;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.portal.api.Verbs;
import brevvakt.portal.verbs.ArchiveVerbs;
import brevvakt.portal.verbs.DisclosurePapers;
import brevvakt.portal.verbs.DisclosureVerbs;
import brevvakt.portal.verbs.ExportVerbs;
import brevvakt.portal.verbs.RetentionVerbs;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index of a home with what fills it and what asks it. */
final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    final RecordIndex index;
    final IndexFollower follower;
    final ReadingLog readings;
    private final Home home;
    private final OpenHouse open;
    private final Function<Sha256, Optional<IncomingLetter>> openLetters;
    private final LetterReader reader;
    private final DisclosurePapers papers;

    /**
     * Opens the index of a home.
     *
     * @param openLetters the letters that are read already; all others are read from their originals
     */
    Archive(Home home, OpenHouse open, Function<Sha256, Optional<IncomingLetter>> openLetters) throws IOException {
        this.home = home;
        this.open = open;
        this.openLetters = openLetters;
        this.reader = Reading.reader(open.settings.reading());
        this.readings = new ReadingLog(open.database);
        Shelf shelf = Shelf.open(home.var().resolve("index"), HouseClock.ZONE);
        this.index = new LuceneRecordIndex(shelf, open.clock, HouseClock.ZONE);
        WalledAttachmentText files = Reading.attachments(open.settings.reading());
        this.papers = new DisclosurePapers(
                open.database,
                open.registers,
                this::letterOf,
                new RecordPapers(open.originals, this::letterOf, open.words, HouseClock.ZONE),
                new VisibleText(files),
                files,
                open.words,
                open.house::organisation,
                open.clock,
                HouseClock.ZONE,
                home.var().resolve("disclosures"));
        this.follower = new IndexFollower(shelf, open.database, open.registers, this::letterOf);
    }

    /** Sends what was disclosed, with its papers. */
    Neighbour disclosed(OutgoingPost post) {
        return new DisclosureNeighbour(
                papers,
                DiaryWay.byMail(open, post),
                new SentLetters(
                        open.database,
                        open.registers,
                        open.originals,
                        new Consequences(open.registers, open.correspondence),
                        open.house::organisation,
                        open.clock));
    }

    /** Writes cases for the e-archive; also without a server. */
    ExportVerbs export() {
        return new ExportVerbs(
                open.database,
                open.registers,
                new CaseExport(
                        open.originals,
                        new RecordPapers(open.originals, this::letterOf, open.words, HouseClock.ZONE),
                        home.var().resolve("exports"),
                        new ArchiveSchemas(home.conf().resolve("schemas"))),
                open.house,
                readings,
                open.clock);
    }

    /** What the archive answers at the doors; the postman wakes after what is owed. */
    List<Verbs> verbs(Runnable knock, DisposalDesk disposal) throws IOException {
        DisclosureRegister register = new DisclosureRegister();
        return List.of(
                export(),
                new ArchiveVerbs(open.house, open.database, index, follower, readings, open.clock, HouseClock.ZONE),
                new DisclosureVerbs(
                        open.database,
                        open.registers,
                        register,
                        new DisclosureDesk(
                                open.database,
                                register,
                                provisions(),
                                received -> open.calendar.onOrAfter(open.promises.dayOf(received)),
                                open.promises::dayOf,
                                new DisclosureMail(
                                        open.registers,
                                        open.texts,
                                        open.tokens,
                                        open.house::organisation,
                                        open.clock,
                                        HouseClock.ZONE),
                                open.clock),
                        papers,
                        open.house,
                        open.clock,
                        knock),
                new RetentionVerbs(
                        open.database,
                        disposal,
                        home.conf().resolve("retention.yaml"),
                        open.house,
                        open.clock,
                        HouseClock.ZONE));
    }

    /** A home from before there were any has none, and nothing can be withheld there until it has. */
    private Set<String> provisions() throws IOException {
        Path file = home.conf().resolve("provisions.txt");
        if (!Files.exists(file)) {
            return Set.of();
        }
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toSet());
    }

    /** A letter on which the reader itself fails is found by its register row alone, and holds up no other. */
    @SuppressWarnings("IllegalCatch") // a mistake of ours in reading one letter must cost that letter's words only
    Optional<IncomingLetter> letterOf(RecordEntry entry) throws IOException {
        Optional<IncomingLetter> known = openLetters.apply(entry.original());
        if (known.isPresent()) {
            return known;
        }
        try (InputStream raw = open.originals.open(entry.original())) {
            return Optional.of(reader.read(raw));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            // the disk failed for a moment: the letter is read when the index next catches up
            throw new IOException("the original of record " + entry.id() + " could not be read to its end", e);
        } catch (RuntimeException e) {
            LOG.warn("record {} could not be read for the index", entry.id(), e);
            return Optional.empty();
        }
    }
}

package brevvakt.index;

import brevvakt.casework.cases.Case;
import brevvakt.casework.records.KeptLetters;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.ChangeFeed;
import brevvakt.casework.store.ChangeFeed.Change;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisposalRegister;
import brevvakt.casework.store.Registers;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Follows the changes of the registers and writes them into the index: first, in a new one, every record there is, then
 * change by change. It may be killed at any instant and goes on from its last commit; what it does twice comes out the
 * same.
 */
public final class IndexFollower implements AutoCloseable {
    /** Before the first id: the embedded database counts from zero. */
    private static final long NONE = -1;

    private static final int BATCH = 200;
    private static final int MOST_PASSED = 2_000;
    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long COMMIT_A_FILLING_EVERY_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PASSED_FOR_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Shelf shelf;
    private final Database database;
    private final Registers registers;
    private final KeptLetters letters;
    private final ChangeFeed feed = new ChangeFeed();
    private final DisposalRegister disposals = new DisposalRegister();

    /** What is known of one volume beside what it keeps itself. */
    private static final class Course {
        private final Volume volume;
        private final Map<Long, Long> passedSince = new HashMap<>();
        private long committedAt = System.nanoTime();
        private boolean dirty;
        private long scanned;

        Course(Volume volume) {
            this.volume = volume;
        }
    }

    private final ReentrantLock building = new ReentrantLock();
    private volatile Course course;
    private volatile Optional<Long> rebuilt = Optional.empty();

    public IndexFollower(Shelf shelf, Database database, Registers registers, KeptLetters letters) {
        this.shelf = shelf;
        this.database = database;
        this.registers = registers;
        this.letters = letters;
        this.course = new Course(shelf.current());
    }

    /**
     * How the index is.
     *
     * @param kept records in the register
     * @param indexed records in the index
     * @param behind changes still to be followed
     * @param filling it is new, and not all records are in it yet
     * @param rebuilt records in the index that is being built beside, while one is
     */
    public record Health(long kept, long indexed, long behind, boolean filling, Optional<Long> rebuilt) {}

    /** Writes everything that has changed until now; when it returns, all of it is found. */
    public synchronized void catchUp() throws IOException {
        if (course.volume.isBroken()) {
            course = new Course(shelf.mended());
        }
        catchUp(course, records -> {});
    }

    /**
     * Builds a new index beside the living one, which answers meanwhile, and puts it in its place.
     *
     * @param progress hears how many records are done
     */
    public void rebuild(LongConsumer progress) throws IOException {
        building.lock();
        try {
            rebuilt = Optional.of(0L);
            build(records -> {
                rebuilt = Optional.of(records);
                progress.accept(records);
            });
        } finally {
            rebuilt = Optional.empty();
            building.unlock();
        }
    }

    private void build(LongConsumer progress) throws IOException {
        Volume beside = shelf.beside();
        boolean inPlace = false;
        try {
            Course fresh = new Course(beside);
            catchUp(fresh, progress);
            synchronized (this) {
                catchUp(fresh, progress);
                shelf.replaceBy(beside);
                inPlace = true;
                course = fresh;
            }
        } finally {
            if (!inPlace) {
                beside.close();
            }
        }
    }

    /** Compares the index with the register. */
    public Health health() throws IOException {
        Volume volume = course.volume;
        Optional<Position> position = volume.position();
        long indexed = volume.records();
        return database.read(handle -> new Health(
                registers.records().count(handle),
                indexed,
                Math.max(0, feed.last(handle) - position.map(Position::change).orElse(NONE)),
                !position.map(Position::filled).orElse(false),
                rebuilt));
    }

    /** Where the index holds fewer or more records than the register, it is filled again; says whether it was so. */
    public synchronized boolean heal() throws IOException {
        catchUp();
        Health health = health();
        if (health.behind() > 0 || health.kept() == health.indexed()) {
            return false;
        }
        if (health.indexed() > health.kept()) {
            course.volume.empty();
        }
        Position before = position(course);
        course.volume.reached(new Position(NONE, false, before.change(), before.passed()));
        catchUp();
        return true;
    }

    /** What is written but not yet forced to disk is forced. */
    public synchronized void settle() throws IOException {
        if (course.volume.position().isPresent()) {
            course.volume.commit();
        }
    }

    private void catchUp(Course now, LongConsumer progress) throws IOException {
        if (now.volume.position().isEmpty() || isAheadOfTheRegister(now)) {
            now.volume.empty();
            now.volume.reached(database.read(this::start));
            now.dirty = true;
        }
        while (!position(now).filled()) {
            scan(now, progress);
            // an index that is being filled answers already, and must know at once whom a record is kept from
            followAll(now);
        }
        followAll(now);
        now.volume.show();
        commitAtTimes(now);
    }

    private void followAll(Course now) throws IOException {
        while (follow(now)) {
            commitAtTimes(now);
        }
    }

    private static Position position(Course now) {
        return now.volume.position().orElseThrow();
    }

    /** The database was restored from a copy: what the index knows more is not true any more. */
    private boolean isAheadOfTheRegister(Course now) {
        return position(now).change() > database.read(feed::last);
    }

    /** The changes up to now are in the records that are scanned next, save those whose transactions are still open. */
    private Position start(Handle handle) {
        long last = feed.last(handle);
        long from = Math.max(NONE, last - MOST_PASSED);
        SortedSet<Long> passed = new TreeSet<>();
        long expected = from + 1;
        for (Change change : feed.after(handle, from, MOST_PASSED)) {
            for (; expected < change.id(); expected++) {
                passed.add(expected);
            }
            expected = change.id() + 1;
        }
        return new Position(NONE, false, last, passed);
    }

    private void scan(Course now, LongConsumer progress) throws IOException {
        Position before = position(now);
        List<RecordEntry> entries = database.read(handle -> registers.records().after(handle, before.scanned(), BATCH));
        write(now.volume, entries, true);
        long scanned = entries.isEmpty()
                ? before.scanned()
                : entries.get(entries.size() - 1).id();
        now.volume.reached(new Position(scanned, entries.isEmpty(), before.change(), before.passed()));
        now.dirty = true;
        now.scanned += entries.size();
        progress.accept(now.scanned);
        if (commitAtTimes(now) || entries.isEmpty()) {
            now.volume.show();
        }
    }

    /** One batch of changes; false when there was none left. */
    private boolean follow(Course now) throws IOException {
        Position before = position(now);
        List<Change> late = database.read(handle -> feed.among(handle, before.passed()));
        List<Change> changes = database.read(handle -> feed.after(handle, before.change(), BATCH));
        SortedSet<Long> passed = passed(now, before, late, changes);
        Map<Long, RecordEntry> entries = new LinkedHashMap<>();
        database.read(handle -> {
            late.forEach(change -> changed(handle, change, entries));
            changes.forEach(change -> changed(handle, change, entries));
            return entries;
        });
        write(now.volume, List.copyOf(entries.values()), false);
        long change = changes.isEmpty()
                ? before.change()
                : changes.get(changes.size() - 1).id();
        now.volume.reached(new Position(before.scanned(), before.filled(), change, passed));
        boolean any = !late.isEmpty() || !changes.isEmpty();
        if (any) {
            now.volume.show();
        }
        now.dirty |= any;
        return changes.size() == BATCH;
    }

    /** Ids that were left out, until they turn up or so long that their transaction must have failed. */
    private static SortedSet<Long> passed(Course now, Position before, List<Change> late, List<Change> changes) {
        SortedSet<Long> passed = new TreeSet<>(before.passed());
        late.forEach(change -> passed.remove(change.id()));
        long expected = before.change() + 1;
        for (Change change : changes) {
            for (long id = Math.max(expected, change.id() - MOST_PASSED); id < change.id(); id++) {
                passed.add(id);
            }
            expected = change.id() + 1;
        }
        long at = System.nanoTime();
        now.passedSince.keySet().retainAll(passed);
        passed.forEach(id -> now.passedSince.putIfAbsent(id, at));
        passed.removeIf(id -> at - now.passedSince.getOrDefault(id, at) > PASSED_FOR_NANOS);
        while (passed.size() > MOST_PASSED) {
            passed.remove(passed.first());
        }
        return passed;
    }

    private void changed(Handle handle, Change change, Map<Long, RecordEntry> entries) {
        change.record()
                .flatMap(id -> registers.records().find(handle, id))
                .ifPresent(entry -> entries.put(entry.id(), entry));
        change.caseNumber()
                .ifPresent(number ->
                        registers.records().ofCase(handle, number).forEach(entry -> entries.put(entry.id(), entry)));
    }

    /** What else the register knows of a record. */
    private record Known(Optional<Case> file, boolean isDisposed) {}

    private void write(Volume volume, List<RecordEntry> entries, boolean anew) throws IOException {
        Map<Long, Known> known = database.read(
                handle -> entries.stream().collect(Collectors.toMap(RecordEntry::id, entry -> known(handle, entry))));
        for (RecordEntry entry : entries) {
            Known beside = Objects.requireNonNull(known.get(entry.id()));
            if (beside.isDisposed()) {
                volume.write(entry, beside.file(), LetterText.missing(entry.title()));
                volume.forgetsForGood();
                continue;
            }
            Optional<LetterText> before = anew ? Optional.empty() : volume.textOf(entry.id());
            volume.write(entry, beside.file(), before.isPresent() ? before.get() : read(entry));
        }
    }

    private Known known(Handle handle, RecordEntry entry) {
        return new Known(
                entry.caseNumber()
                        .flatMap(number -> registers.cases().find(handle, number))
                        .map(CaseRow::file),
                disposals.find(handle, entry.id()).isPresent());
    }

    private LetterText read(RecordEntry entry) throws IOException {
        return letters.letterOf(entry).map(LetterText::of).orElseGet(() -> LetterText.missing(entry.title()));
    }

    private static boolean commitAtTimes(Course now) throws IOException {
        long at = System.nanoTime();
        long pause = position(now).filled() ? COMMIT_EVERY_NANOS : COMMIT_A_FILLING_EVERY_NANOS;
        if (!now.dirty || at - now.committedAt <= pause) {
            return false;
        }
        now.volume.commit();
        now.committedAt = at;
        now.dirty = false;
        return true;
    }

    /** Forces what is written to disk and closes the index. */
    @Override
    public synchronized void close() throws IOException {
        settle();
        shelf.close();
    }
}

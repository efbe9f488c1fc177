package brevvakt.index;

import brevvakt.index.query.Misunderstood;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;

/**
 * Where the index stands: one volume in use, named in the file {@code current}, and sometimes one being built beside it.
 * Leftovers of a build that was interrupted are cleared away at the next opening.
 */
public final class Shelf implements AutoCloseable {
    private static final Pattern VOLUME = Pattern.compile("volume-([0-9]{1,9})");
    private static final long LONGEST_SEARCH_MILLIS = 10_000;

    private final Path folder;
    private final ZoneId zone;
    private final Analyzer analyzer = SwedishWords.analyzer();
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private int number;
    private Volume current;

    private Shelf(Path folder, ZoneId zone, int number) throws IOException {
        this.folder = folder;
        this.zone = zone;
        this.number = number;
        this.current = Volume.open(volume(number), analyzer, zone);
    }

    /** Opens the index in a folder, or begins one there. */
    public static Shelf open(Path folder, ZoneId zone) throws IOException {
        Files.createDirectories(folder);
        Path named = folder.resolve("current");
        String written = Files.exists(named) ? Files.readString(named).strip() : "volume-1";
        int number = VOLUME.matcher(written).matches() ? Integer.parseInt(written.substring(7)) : 1;
        Shelf shelf = new Shelf(folder, zone, number);
        shelf.clear();
        return shelf;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** Something that looks into the index. */
    interface Look<T> {
        T look(IndexSearcher searcher) throws IOException, Misunderstood;
    }

    <T> T searching(Look<T> look) throws IOException, Misunderstood {
        use.readLock().lock();
        try {
            SearcherManager searchers = current.searchers();
            IndexSearcher shared = searchers.acquire();
            try {
                IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
                searcher.setTimeout(new QueryTimeoutImpl(LONGEST_SEARCH_MILLIS));
                return look.look(searcher);
            } finally {
                searchers.release(shared);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** The volume in use; only its follower writes in it. */
    Volume current() {
        use.readLock().lock();
        try {
            return current;
        } finally {
            use.readLock().unlock();
        }
    }

    /** The volume in use, opened again where the disk had refused it something: it stands at its last commit. */
    Volume mended() throws IOException {
        use.writeLock().lock();
        try {
            if (current.isBroken()) {
                current.close();
                current = Volume.open(volume(number), analyzer, zone);
            }
            return current;
        } finally {
            use.writeLock().unlock();
        }
    }

    /** An empty volume to be built beside the one in use. */
    Volume beside() throws IOException {
        Path path = volume(number + 1);
        delete(path);
        return Volume.open(path, analyzer, zone);
    }

    /** From now on the volume built beside is the one in use; the old one is gone. */
    void replaceBy(Volume built) throws IOException {
        use.writeLock().lock();
        try {
            built.commit();
            Path half = folder.resolve("current.new");
            Files.writeString(half, "volume-" + (number + 1));
            Files.move(half, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
            Volume old = current;
            current = built;
            number++;
            old.close();
            clear();
        } finally {
            use.writeLock().unlock();
        }
    }

    private void clear() throws IOException {
        try (DirectoryStream<Path> volumes = Files.newDirectoryStream(folder, "volume-*")) {
            for (Path path : volumes) {
                if (!path.equals(volume(number))) {
                    delete(path);
                }
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(path);
        }
    }

    private Path volume(int which) {
        return folder.resolve("volume-" + which);
    }

    @Override
    public void close() throws IOException {
        use.writeLock().lock();
        try {
            current.close();
        } finally {
            use.writeLock().unlock();
        }
    }
}

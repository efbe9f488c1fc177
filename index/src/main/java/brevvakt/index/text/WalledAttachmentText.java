package brevvakt.index.text;

import brevvakt.casework.letter.AttachmentText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The text of attachments, and their pages, read in processes of their own with a memory of their own: a file that eats memory, crashes its
 * reader or never ends costs its own text and nothing else (TRAPS 23). A process reads one attachment after another; after a
 * time-out or a crash the next attachment gets a new one. Plain text up to a size is read here, since it cannot do harm.
 */
public final class WalledAttachmentText implements AttachmentText, PageDrawing, AutoCloseable {
    private static final int MOST_PROCESSES = 2;
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration START = Duration.ofSeconds(60);
    private static final int LONGEST_NAME = 1_000;
    private static final int HEAD = 64;
    private static final String INTERRUPTED = "reading was interrupted";

    private final ExtractionLimits limits;
    private final int megabytes;
    private final TikaAttachmentText here;
    private final Semaphore places = new Semaphore(MOST_PROCESSES, true);
    private final Deque<Reader> idle = new ArrayDeque<>();

    /** @param megabytes how much memory a process may use */
    public WalledAttachmentText(ExtractionLimits limits, int megabytes) {
        this.limits = limits;
        this.megabytes = megabytes;
        this.here = new TikaAttachmentText(limits);
    }

    @Override
    public Extracted read(String name, String type, InputStream stream) {
        byte[] bytes;
        try {
            bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1));
        } catch (IOException e) {
            return new Extracted(
                    "", Optional.of("could not be read: " + e.getClass().getSimpleName()));
        }
        if (bytes.length > limits.bytes()) {
            return new Extracted("", Optional.of("larger than " + limits.bytes() + " bytes"));
        }
        if (needsNoReader(name, type, bytes)) {
            return here.read(name, type, new ByteArrayInputStream(bytes));
        }
        String shortName = shortened(name);
        String shortType = shortened(type);
        return beyondTheWall(
                reader -> reader.read(shortName, shortType, bytes, limits.time().plus(GRACE)),
                Extracted::trouble,
                why -> new Extracted("", Optional.of(why)));
    }

    /** Nothing, what is passed over, and text that is what it says: nothing of that can do harm. */
    private boolean needsNoReader(String name, String type, byte[] bytes) {
        return bytes.length == 0
                || limits.passesOver(type, Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)))
                || Characters.of(name, type, bytes)
                        .filter(text -> text.length() <= limits.chars())
                        .isPresent();
    }

    @Override
    public Drawn draw(byte[] file) {
        return beyondTheWall(reader -> reader.draw(file, limits.time().plus(GRACE)), Drawn::trouble, Drawn::not);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(text.length() - LONGEST_NAME);
    }

    private interface Question<T> {
        T ask(Reader reader) throws IOException, InterruptedException;
    }

    private <T> T beyondTheWall(
            Question<T> question, Function<T, Optional<String>> trouble, Function<String, T> unanswered) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered.apply(INTERRUPTED);
        }
        Reader reader = null;
        boolean whole = false;
        try {
            reader = reader();
            T found = question.ask(reader);
            // a reader that ran into its time may still be at work on it
            whole = trouble.apply(found)
                    .filter(why -> why.startsWith("took longer"))
                    .isEmpty();
            return found;
        } catch (IOException e) {
            return unanswered.apply(reader == null ? "no reader could be started" : reader.whatHappened());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered.apply(INTERRUPTED);
        } finally {
            putBack(reader, whole);
            places.release();
        }
    }

    private Reader reader() throws IOException, InterruptedException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                Reader waiting = idle.pop();
                if (waiting.isAlive()) {
                    return waiting;
                }
                waiting.end();
            }
        }
        return Reader.start(limits, megabytes, START);
    }

    private void putBack(@Nullable Reader reader, boolean whole) {
        if (reader == null) {
            return;
        }
        if (whole) {
            synchronized (idle) {
                idle.push(reader);
            }
        } else {
            reader.end();
        }
    }

    /** Ends the processes that wait; those at work end with the house. */
    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(Reader::end);
            idle.clear();
        }
    }
}

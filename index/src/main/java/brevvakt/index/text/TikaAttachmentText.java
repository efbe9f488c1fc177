package brevvakt.index.text;

import brevvakt.casework.letter.AttachmentText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The text of attachments, read by Tika. Each one has a thread of its own and a time; a thread that does not end in time
 * is left behind, and while too many such threads are still at work nothing more is read. Tika itself is loaded with the
 * first document, not at start. Characters and ordinary letters of Word are read at once.
 */
public final class TikaAttachmentText implements AttachmentText {
    private static final int MOST_LEFT_BEHIND = 4;

    private final ExtractionLimits limits;
    private final List<Thread> leftBehind = new ArrayList<>();

    public TikaAttachmentText(ExtractionLimits limits) {
        this.limits = limits;
    }

    @Override
    public Extracted read(String name, String type, InputStream bytes) {
        try (Spooled spooled = Spooled.of(bytes, limits.bytes())) {
            if (spooled.isTooLong()) {
                return trouble("", "larger than " + limits.bytes() + " bytes");
            }
            if (spooled.isEmpty() || limits.passesOver(type, spooled.head())) {
                return new Extracted("", Optional.empty());
            }
            Optional<String> characters = spooled.whole().flatMap(whole -> Characters.of(name, type, whole));
            if (characters.isPresent() && characters.get().length() <= limits.chars()) {
                return new Extracted(DocumentReading.tidy(characters.get()), Optional.empty());
            }
            Optional<String> letter = limits.pictures()
                    ? Optional.empty()
                    : spooled.whole().flatMap(whole -> WordLetter.text(whole, limits.chars()));
            if (letter.isPresent()) {
                return new Extracted(DocumentReading.tidy(letter.get()), Optional.empty());
            }
            if (tooManyAreLeftBehind()) {
                return trouble("", "not read: too many attachments before it did not end in time");
            }
            return read(new DocumentReading(limits, name, type, spooled));
        } catch (IOException e) {
            return trouble(
                    "", "could not be put aside to be read: " + e.getClass().getSimpleName());
        }
    }

    private Extracted read(DocumentReading reading) {
        Documents.load(limits.pictures());
        FutureTask<Optional<String>> task = new FutureTask<>(reading);
        Thread reader = new Thread(task, "attachment-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            Optional<String> trouble = task.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            return new Extracted(reading.text(), trouble);
        } catch (TimeoutException e) {
            task.cancel(true);
            leaveBehind(reader);
            return trouble(reading.text(), "took longer than " + limits.time().toMillis() + " ms");
        } catch (ExecutionException e) {
            return trouble(reading.text(), Troubles.of(e.getCause()));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return trouble(reading.text(), "reading was interrupted");
        }
    }

    private synchronized void leaveBehind(Thread reader) {
        leftBehind.add(reader);
    }

    private synchronized boolean tooManyAreLeftBehind() {
        leftBehind.removeIf(thread -> !thread.isAlive());
        return leftBehind.size() >= MOST_LEFT_BEHIND;
    }

    private static Extracted trouble(String text, String what) {
        return new Extracted(text, Optional.of(what));
    }
}

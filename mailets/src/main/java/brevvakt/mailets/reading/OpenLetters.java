package brevvakt.mailets.reading;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The letters that lie open on the desk: each mail on its way through the house is read once from its kept original, and
 * remembered while its next steps are taken. The oldest are put away when there are many, or when they are long. Two
 * arrivals of the same bytes are one letter.
 */
public final class OpenLetters {
    private static final int MOST_LETTERS = 200;
    private static final long MOST_CHARACTERS = 20_000_000;

    private final LetterReader reader;
    private final Originals originals;
    private final Map<Sha256, CompletableFuture<IncomingLetter>> open = new LinkedHashMap<>(64, 0.75f, true);

    public OpenLetters(LetterReader reader, Originals originals) {
        this.reader = reader;
        this.originals = originals;
    }

    /** The letter that has arrived; an original that cannot be opened for now throws, and may be asked for again. */
    public IncomingLetter letterOf(Arrival arrival) {
        CompletableFuture<IncomingLetter> mine = new CompletableFuture<>();
        CompletableFuture<IncomingLetter> theirs = putIfAbsent(arrival.original(), mine);
        return theirs == mine ? read(arrival, mine) : await(theirs);
    }

    /** The letter of an original, where it lies open and has been read; nothing is read for the asking. */
    public synchronized Optional<IncomingLetter> ifOpen(Sha256 original) {
        return Optional.ofNullable(open.get(original))
                .filter(read -> read.isDone() && !read.isCompletedExceptionally())
                .map(CompletableFuture::join);
    }

    private IncomingLetter read(Arrival arrival, CompletableFuture<IncomingLetter> promised) {
        boolean done = false;
        try (InputStream raw = originals.open(arrival.original())) {
            IncomingLetter letter = reader.read(raw);
            promised.complete(letter);
            done = true;
            return letter;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the original of arrival " + arrival.id(), e);
        } finally {
            if (!done) {
                forget(arrival.original());
                promised.completeExceptionally(
                        new IllegalStateException("arrival " + arrival.id() + " was not read by who was reading it"));
            }
            putAway();
        }
    }

    private static IncomingLetter await(CompletableFuture<IncomingLetter> promised) {
        try {
            return promised.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the letter could not be read; it may be tried again", e);
        }
    }

    private synchronized CompletableFuture<IncomingLetter> putIfAbsent(
            Sha256 original, CompletableFuture<IncomingLetter> mine) {
        CompletableFuture<IncomingLetter> present = open.get(original);
        if (present != null) {
            return present;
        }
        open.put(original, mine);
        return mine;
    }

    private synchronized void forget(Sha256 original) {
        open.remove(original);
    }

    private synchronized void putAway() {
        long characters = 0;
        int letters = 0;
        List<Map.Entry<Sha256, CompletableFuture<IncomingLetter>>> newestLast = new ArrayList<>(open.entrySet());
        for (int i = newestLast.size() - 1; i >= 0; i--) {
            Map.Entry<Sha256, CompletableFuture<IncomingLetter>> entry = newestLast.get(i);
            if (entry.getValue().isDone()) {
                letters++;
                characters += weight(entry.getValue());
                if (letters > MOST_LETTERS || characters > MOST_CHARACTERS) {
                    open.remove(entry.getKey());
                }
            }
        }
    }

    private static long weight(CompletableFuture<IncomingLetter> read) {
        if (read.isCompletedExceptionally()) {
            return 0;
        }
        IncomingLetter letter = read.join();
        long headers = letter.headers().values().stream()
                .flatMap(List::stream)
                .mapToLong(String::length)
                .sum();
        return headers
                + letter.text().length()
                + letter.newText().length()
                + letter.attachments().stream()
                        .map(Attachment::text)
                        .mapToLong(String::length)
                        .sum();
    }
}

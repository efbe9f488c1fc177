package brevvakt.mailets.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenLettersTest {
    private final CountingOriginals originals = new CountingOriginals();
    private final OpenLetters letters =
            new OpenLetters(new LetterReader(ReadingLimits.usual(), Letters.MEASURING), originals);

    @Test
    void givenALetter_whenAskedForTwice_thenItsOriginalIsOpenedOnce() {
        Arrival arrival = arrival("Subject: hej\n\nhej\n");

        IncomingLetter first = letters.letterOf(arrival);
        IncomingLetter second = letters.letterOf(arrival);

        assertThat(first.subject()).isEqualTo("hej");
        assertThat(second).isSameAs(first);
        assertThat(originals.opened).hasValue(1);
    }

    @Test
    void givenTheSameBytesTwice_whenAskedFor_thenTheyAreOneLetter() {
        IncomingLetter first = letters.letterOf(arrival("Subject: hej\n\nhej\n"));
        IncomingLetter second = letters.letterOf(arrival("Subject: hej\n\nhej\n"));

        assertThat(second).isSameAs(first);
    }

    @Test
    void givenManyLettersSince_whenAskedForAgain_thenItIsReadAgain() {
        Arrival arrival = arrival("Subject: den första\n\nhej\n");
        letters.letterOf(arrival);
        IntStream.range(0, 200).forEach(i -> letters.letterOf(arrival("Subject: " + i + "\n\nhej\n")));

        IncomingLetter again = letters.letterOf(arrival);

        assertThat(again.subject()).isEqualTo("den första");
        assertThat(originals.opened).hasValue(202);
    }

    @Test
    void givenLongLettersSince_whenAskedForAgain_thenItIsReadAgain() {
        Arrival arrival = arrival("Subject: den första\n\nhej\n");
        letters.letterOf(arrival);
        IntStream.range(0, 12)
                .forEach(i -> letters.letterOf(arrival("Subject: " + i + "\n\n" + "hej ".repeat(250_000))));

        letters.letterOf(arrival);

        assertThat(originals.opened).hasValue(14);
    }

    @Test
    void givenManyWhoAskAtOnce_whenAnswered_thenItWasReadOnce() {
        Arrival arrival = arrival("Subject: hej\n\n" + "hej ".repeat(200_000));

        List<IncomingLetter> read = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> letters.letterOf(arrival))
                .toList();

        assertThat(read).hasSize(16).allMatch(letter -> letter == read.get(0));
        assertThat(originals.opened).hasValue(1);
    }

    @Test
    void givenAnOriginalThatIsAwayForNow_whenItIsBack_thenItIsRead() {
        Arrival arrival = arrival("Subject: hej\n\nhej\n");
        byte[] kept = originals.kept.remove(arrival.original());

        assertThatThrownBy(() -> letters.letterOf(arrival))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(arrival.id().value());

        originals.kept.put(arrival.original(), kept);
        assertThat(letters.letterOf(arrival).subject()).isEqualTo("hej");
    }

    private Arrival arrival(String mail) {
        byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
        Originals.Kept kept = originals.keep(new ByteArrayInputStream(bytes));
        return new Arrival(
                new ArrivalId("arrival-" + originals.kept.size()),
                Instant.parse("2026-05-04T08:15:00Z"),
                new Envelope(Optional.empty(), List.of(), Optional.empty(), Optional.empty()),
                kept.digest(),
                kept.size());
    }

    private static final class CountingOriginals implements Originals {
        private final Map<Sha256, byte[]> kept = new ConcurrentHashMap<>();
        private final AtomicInteger opened = new AtomicInteger();

        @Override
        public Kept keep(InputStream bytes) {
            try {
                byte[] all = bytes.readAllBytes();
                kept.put(Sha256.of(all), all);
                return new Kept(Sha256.of(all), all.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open(Sha256 digest) throws IOException {
            opened.incrementAndGet();
            byte[] bytes = kept.get(digest);
            if (bytes == null) {
                throw new FileNotFoundException(digest.hex());
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean holds(Sha256 digest) {
            return kept.containsKey(digest);
        }

        @Override
        public Stream<Sha256> all() {
            return kept.keySet().stream();
        }
    }
}

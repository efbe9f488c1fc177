package brevvakt.index;

import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * A word with all that it is found by.
 *
 * @param stem without its Swedish endings
 * @param folded the stem without dots and rings, where that differs
 * @param inText the stem
 * @param asWritten as it stands in the text, in small letters; none where it is not made of letters, or too long
 * @param tail the stem backwards, where it is long enough to be a compound
 */
record Word(
        String stem, Optional<String> folded, BytesRef inText, Optional<BytesRef> asWritten, Optional<BytesRef> tail) {
    private static final int LONGEST_WRITTEN = 30;
    private static final int SHORTEST_TAIL = 8;

    static Word of(String written, String stem, String folded) {
        Optional<String> other = Optional.of(folded).filter(plain -> !plain.equals(stem));
        boolean kept = written.length() <= LONGEST_WRITTEN && written.chars().allMatch(Character::isLetter);
        return new Word(
                stem,
                other,
                new BytesRef(stem),
                Optional.of(written).filter(form -> kept).map(BytesRef::new),
                Optional.of(stem)
                        .filter(form -> kept && form.length() >= SHORTEST_TAIL)
                        .map(form -> new BytesRef(new StringBuilder(form).reverse())));
    }
}

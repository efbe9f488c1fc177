package brevvakt.index;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * A word with all that it is found by; as the index takes it each is a list of at most one.
 *
 * @param stem without its Swedish endings
 * @param folded the stem without dots and rings, where that differs
 * @param inText the stem
 * @param asWritten as it stands in the text, in small letters; none where it is not made of letters, or too long
 */
record Word(String stem, Optional<String> folded, List<BytesRef> inText, List<BytesRef> asWritten) {
    private static final int LONGEST_WRITTEN = 30;

    static Word of(String written, String stem, String folded) {
        Optional<String> other = Optional.of(folded).filter(plain -> !plain.equals(stem));
        boolean kept = written.length() <= LONGEST_WRITTEN && written.chars().allMatch(Character::isLetter);
        return new Word(stem, other, List.of(new BytesRef(stem)), kept ? List.of(new BytesRef(written)) : List.of());
    }
}

package brevvakt.casework.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sign that a mail is, or is not, a robot's. It looks in exactly one place.
 *
 * @param kind what it speaks for; absent where it only silences us or speaks for a human
 * @param header a field name, or the beginning of names with a star
 * @param values the field's first word must be one of these; absent: any value counts
 * @param except first words that do not count, such as {@code no}
 * @param sender beginnings of the sender's local part, without rings and dots
 * @param subject phrases looked for in the subject
 * @param text phrases looked for in the beginning of the text
 * @param strength three are certainty; below zero it speaks against
 * @param silences whoever bears it gets no automatic mail of ours
 * @param human the mail carries a human's words though a machine sent it, such as a web form's
 */
record RobotCue(
        String id,
        Optional<AutomaticKind> kind,
        Optional<String> header,
        Optional<List<String>> values,
        Optional<List<String>> except,
        Optional<List<String>> sender,
        Optional<List<String>> subject,
        Optional<List<String>> text,
        Optional<Integer> strength,
        Optional<Boolean> silences,
        Optional<Boolean> human,
        String reason) {

    RobotCue {
        long places = Stream.of(header, sender, subject, text)
                .filter(Optional::isPresent)
                .count();
        if (places != 1) {
            throw new IllegalArgumentException("looks in exactly one of header, sender, subject, text");
        }
        if (kind.isPresent() != strength.isPresent()) {
            throw new IllegalArgumentException("a kind needs a strength, and a strength a kind");
        }
        if (kind.isEmpty() && silences.isEmpty() && human.isEmpty()) {
            throw new IllegalArgumentException("says nothing: it has none of kind, silences, human");
        }
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("needs a reason");
        }
        if (header.isEmpty() && (values.isPresent() || except.isPresent())) {
            throw new IllegalArgumentException("values and except belong to a header");
        }
    }
}

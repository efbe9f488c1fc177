package brevvakt.casework.classify;

import brevvakt.casework.classify.Circumstances.Addressee;
import brevvakt.casework.classify.Circumstances.Care;
import brevvakt.casework.classify.Circumstances.Thread;
import brevvakt.casework.letter.Language;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * One rule as it stands in a rule file: what must be found in a letter, and what that speaks for. A condition is a
 * {@link Phrase} or, with a leading {@code @}, a signal told by an earlier rule or by the shape of the letter.
 *
 * @param signal the name under which later rules may ask whether this one held
 * @param weight how strongly it speaks for its label or scope; below zero it speaks against
 * @param any one of these must be found; none given means that this condition always holds
 * @param negation what a negating word beside a found phrase does to it
 * @param most how many findings count, each with the weight
 * @param human a human must look, whatever else is found
 */
record Rule(
        String id,
        Optional<Label> label,
        Optional<Scope> scope,
        Optional<Sensitivity> sensitivity,
        Optional<String> signal,
        Optional<Double> weight,
        Optional<List<String>> any,
        Optional<List<String>> all,
        Optional<List<String>> none,
        Optional<Where> where,
        Optional<Language> language,
        Optional<Negation> negation,
        Optional<Integer> most,
        Optional<When> when,
        Optional<Boolean> human,
        @JsonProperty("reason_sv") Optional<String> reasonSv,
        @JsonProperty("reason_en") Optional<String> reasonEn) {

    /** The part of a letter in which a rule looks. */
    enum Where {
        ANYWHERE,
        SUBJECT,
        TEXT
    }

    /** What a negating word beside a finding does. */
    enum Negation {
        /** Nothing: the phrase means the same. */
        IGNORED,
        /** The finding does not count. */
        CANCELS
    }

    /**
     * Circumstances under which alone a rule holds; of each list one suffices.
     *
     * @param topics fields of work of the mailbox, from mailboxes.yaml
     * @param senders parts of the author's address, without rings and dots
     * @param labels what the letter was judged to be; only for rules of scope and sensitivity
     */
    record When(
            Optional<List<Addressee>> addressees,
            Optional<List<Care>> care,
            Optional<List<String>> topics,
            Optional<Boolean> staff,
            Optional<List<Thread>> threads,
            Optional<List<Label>> labels,
            Optional<List<String>> senders) {}

    Rule {
        long outcomes = List.of(label, scope, sensitivity).stream()
                .filter(Optional::isPresent)
                .count();
        if (!id.matches("[a-z0-9.-]{3,60}")) {
            throw new IllegalArgumentException("id must be of a-z, 0-9, dots and hyphens");
        }
        if (outcomes > 1 || (outcomes == 0 && signal.isEmpty() && human.isEmpty())) {
            throw new IllegalArgumentException("must have one of label, scope, sensitivity, signal, human");
        }
        if ((label.isPresent() || scope.isPresent())
                && weight.filter(w -> w != 0).isEmpty()) {
            throw new IllegalArgumentException("a label or scope needs a weight other than 0");
        }
        if (any.isEmpty() && all.isEmpty() && when.isEmpty()) {
            throw new IllegalArgumentException("looks for nothing; it needs any, all or when");
        }
        if (reasonSv.filter(r -> !r.isBlank()).isEmpty()
                || reasonEn.filter(r -> !r.isBlank()).isEmpty()) {
            throw new IllegalArgumentException(
                    "needs reason_sv and reason_en: what a registrar is told, in both languages");
        }
        if (most.filter(m -> m < 1 || m > 4).isPresent()) {
            throw new IllegalArgumentException("most is 1 to 4");
        }
        if (label.isPresent() && when.flatMap(When::labels).isPresent()) {
            throw new IllegalArgumentException("a rule for a label cannot ask for the label");
        }
    }
}

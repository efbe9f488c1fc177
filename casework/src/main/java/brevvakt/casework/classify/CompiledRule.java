package brevvakt.casework.classify;

import brevvakt.casework.classify.PhraseBook.Place;
import brevvakt.casework.classify.PhraseBook.Reading;
import brevvakt.casework.classify.Rule.Negation;
import brevvakt.casework.classify.Rule.When;
import brevvakt.casework.classify.Rule.Where;
import brevvakt.casework.letter.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** A rule made ready: its phrases are numbers in the book, what was left out has its usual value. */
final class CompiledRule {
    private final Rule rule;
    private final Conditions any;
    private final Conditions all;
    private final Conditions none;
    private final Where where;
    private final Negation negation;
    private final Supplier<String> place;

    /** Signals by name and phrases by number. */
    record Conditions(List<String> signals, int[] phrases) {
        static Conditions of(Optional<List<String>> written, ToIntFunction<String> numbers) {
            List<String> all = written.orElse(List.of());
            return new Conditions(
                    all.stream()
                            .filter(each -> each.startsWith("@"))
                            .map(each -> each.substring(1))
                            .toList(),
                    all.stream()
                            .filter(each -> !each.startsWith("@"))
                            .mapToInt(numbers)
                            .toArray());
        }

        boolean isEmpty() {
            return signals.isEmpty() && phrases.length == 0;
        }

        boolean anySignal(Set<String> told) {
            for (String signal : signals) {
                if (told.contains(signal)) {
                    return true;
                }
            }
            return false;
        }

        boolean anyHolds(Set<String> told, Reading reading) {
            if (anySignal(told)) {
                return true;
            }
            for (int phrase : phrases) {
                if (reading.has(phrase)) {
                    return true;
                }
            }
            return false;
        }

        boolean allHold(Set<String> told, Reading reading) {
            for (int phrase : phrases) {
                if (!reading.has(phrase)) {
                    return false;
                }
            }
            return told.containsAll(signals);
        }
    }

    /**
     * Makes a rule ready.
     *
     * @param phrases the number of a phrase in the book
     * @param place where the rule stands, asked only by who wants to know
     */
    CompiledRule(Rule rule, ToIntFunction<String> phrases, Supplier<String> place) {
        this.rule = rule;
        this.place = place;
        this.any = Conditions.of(rule.any(), phrases);
        this.all = Conditions.of(rule.all(), phrases);
        this.none = Conditions.of(rule.none(), phrases);
        this.where = rule.where().orElse(Where.ANYWHERE);
        this.negation = rule.negation().orElse(Negation.IGNORED);
    }

    /** Whether the conditions besides {@code any} hold. */
    boolean mayHold(Set<String> told, Reading reading) {
        return all.allHold(told, reading) && !none.anyHolds(told, reading);
    }

    /** Whether it asks for none of several. */
    boolean asksForNoneOfSeveral() {
        return any.isEmpty();
    }

    /** Whether what it asks for stands anywhere, wherever it should stand: cheap to ask, and mostly no. */
    boolean isTouched(Set<String> told, Reading reading) {
        return any.isEmpty() || any.anyHolds(told, reading);
    }

    boolean anySignal(Set<String> told) {
        return any.anySignal(told);
    }

    /** The places that count of all its phrases. */
    List<Place> places(Reading reading) {
        List<Place> counted = new ArrayList<>();
        for (int phrase : any.phrases()) {
            if (reading.has(phrase)) {
                counted.addAll(counted(reading, phrase));
            }
        }
        return counted;
    }

    String id() {
        return rule.id();
    }

    /** File and line. */
    String writtenAt() {
        return place.get();
    }

    Optional<Label> label() {
        return rule.label();
    }

    /** What the rule speaks for. */
    String outcome() {
        return rule.label()
                .map(Label::name)
                .or(() -> rule.scope().map(Scope::word))
                .or(() -> rule.sensitivity().map(Sensitivity::word))
                .or(rule::signal)
                .orElse("");
    }

    Optional<Scope> scope() {
        return rule.scope();
    }

    Optional<Sensitivity> sensitivity() {
        return rule.sensitivity();
    }

    Optional<String> signal() {
        return rule.signal();
    }

    double weight() {
        return rule.weight().orElse(0.0);
    }

    int most() {
        return rule.most().orElse(1);
    }

    boolean human() {
        return rule.human().orElse(false);
    }

    String reason() {
        return rule.reasonSv().orElse("");
    }

    /** Whether a registrar wants to hear of it: it spoke for the label that won, or for scope and care. */
    boolean speaksFor(Label label) {
        return (rule.label().filter(label::equals).isPresent() && weight() > 0)
                || rule.scope().filter(Scope.INDIVIDUAL::equals).isPresent()
                || rule.sensitivity().isPresent()
                || human();
    }

    boolean holdsUnder(Circumstances circumstances, Set<String> topics, String sender, Label label, Language language) {
        return rule.language().map(language::equals).orElse(true)
                && rule.when()
                        .map(when -> holds(when, circumstances, topics, sender, label))
                        .orElse(true);
    }

    /** Only in the right part of the letter, and not negated where that matters. */
    private List<Place> counted(Reading reading, int phrase) {
        return reading.places(phrase).stream()
                .filter(place -> where == Where.ANYWHERE
                        || reading.wording().isOfSubject(place.from()) == (where == Where.SUBJECT))
                .filter(place -> negation == Negation.IGNORED || !reading.isTurned(place))
                .toList();
    }

    private static boolean holds(
            When when, Circumstances circumstances, Set<String> topics, String sender, Label label) {
        return when.addressees()
                        .map(wanted -> wanted.contains(circumstances.addressee()))
                        .orElse(true)
                && when.care()
                        .map(wanted ->
                                circumstances.care().filter(wanted::contains).isPresent())
                        .orElse(true)
                && when.topics()
                        .map(wanted -> wanted.stream().anyMatch(topics::contains))
                        .orElse(true)
                && when.staff()
                        .map(wanted -> wanted == circumstances.fromStaff())
                        .orElse(true)
                && when.threads()
                        .map(wanted -> wanted.contains(circumstances.thread()))
                        .orElse(true)
                && when.senders()
                        .map(wanted -> wanted.stream().anyMatch(sender::contains))
                        .orElse(true)
                && when.labels().map(wanted -> wanted.contains(label)).orElse(true);
    }
}

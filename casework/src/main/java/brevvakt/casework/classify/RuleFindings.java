package brevvakt.casework.classify;

import brevvakt.casework.classify.PhraseBook.Place;
import brevvakt.casework.classify.PhraseBook.Reading;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the rules of {@code conf/classify} found in one letter, and what they make of it, as a registrar would read it: first
 * what a letter is, then whom it concerns, then how careful one must be.
 */
final class RuleFindings {
    private static final int MOST_REASONS = 6;

    private final RuleSet rules;
    private final Reading reading;
    private final Circumstances circumstances;
    private final Set<String> topics;
    private final String sender;
    private final Set<String> signals = new HashSet<>();
    private final Map<Label, Double> weights = new EnumMap<>(Label.class);
    private final List<Fired> fired = new ArrayList<>();
    private final boolean readable;
    private Label label = Label.UNCLEAR;
    private Scope scope = Scope.NONE;
    private double individual;
    private Sensitivity sensitivity = Sensitivity.NONE;
    private boolean human;

    private record Fired(CompiledRule rule, double weight, Optional<Place> place) {}

    private RuleFindings(
            RuleSet rules,
            Reading reading,
            Circumstances circumstances,
            String sender,
            Set<String> shape,
            boolean readable) {
        this.rules = rules;
        this.reading = reading;
        this.circumstances = circumstances;
        this.sender = sender;
        this.readable = readable;
        this.topics = circumstances.mailbox().map(rules.mailboxes()::topics).orElse(Set.of());
        signals.addAll(shape);
        rules.ofLabels().forEach(this::apply);
        label = decide();
    }

    static RuleFindings of(RuleSet rules, IncomingLetter letter, Circumstances circumstances) {
        PlainText plain = PlainText.of(letter.judgedText());
        String text = plain.text();
        boolean ours = Shape.isReply(letter.subject());
        Reading reading = rules.phrases().read(ours ? "" : letter.subject(), text);
        String sender =
                letter.from().map(EmailAddress::toString).map(Spelling::plain).orElse("");
        return new RuleFindings(
                rules,
                reading,
                circumstances,
                sender,
                Shape.of(letter, text, reading),
                letter.troubles().isEmpty() && !plain.isCut());
    }

    /** Whom the letter concerns and how careful one must be, where it is of this label; asked once. */
    void settle(Label decided) {
        label = decided;
        LabelPolicy policy = rules.policy(label);
        rules.ofScope().forEach(this::apply);
        scope = scope(policy);
        signals.add("is-" + scope.word());
        sensitivity = policy.sensitivity();
        if (scope == Scope.INDIVIDUAL) {
            raise(Sensitivity.PERSONAL);
        }
        rules.ofSensitivity().forEach(this::apply);
    }

    Label label() {
        return label;
    }

    Reading reading() {
        return reading;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    Set<String> signals() {
        return signals;
    }

    Set<String> topics() {
        return topics;
    }

    Scope scope() {
        return scope;
    }

    /** How strongly the rules speak for a single person, once settled. */
    double individual() {
        return individual + rules.policy(label).leaning().orElse(0.0);
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    boolean isForHuman() {
        return human || !readable || reading.language() == Language.OTHER;
    }

    /** A letter that nobody understands yet is restricted where it may be about a person. */
    private Scope scope(LabelPolicy policy) {
        boolean aboutAPerson = individual() >= 1;
        if (label == Label.UNCLEAR && aboutAPerson) {
            return Scope.INDIVIDUAL;
        }
        return policy.scope().orElse(aboutAPerson ? Scope.INDIVIDUAL : Scope.GENERAL);
    }

    private void apply(CompiledRule rule) {
        if (!rule.isTouched(signals, reading)
                || !rule.mayHold(signals, reading)
                || !rule.holdsUnder(circumstances, topics, sender, label, reading.language())) {
            return;
        }
        List<Place> found = rule.places(reading);
        if (found.isEmpty() && !rule.asksForNoneOfSeveral() && !rule.anySignal(signals)) {
            return;
        }
        long places = found.stream().map(Place::from).distinct().count();
        int count = (int) Math.min(rule.most(), Math.max(1, places));
        take(rule, rule.weight() * count, found.stream().findFirst());
    }

    private void take(CompiledRule rule, double weight, Optional<Place> place) {
        rule.signal().ifPresent(signals::add);
        rule.label().ifPresent(of -> weights.merge(of, weight, Double::sum));
        rule.scope().ifPresent(of -> individual += of == Scope.INDIVIDUAL ? weight : -weight);
        rule.sensitivity().ifPresent(this::raise);
        human |= rule.human();
        fired.add(new Fired(rule, weight, place));
    }

    private void raise(Sensitivity to) {
        sensitivity = to.compareTo(sensitivity) > 0 ? to : sensitivity;
    }

    private Label decide() {
        Optional<LabelPolicy> watched = rules.policies().stream()
                .filter(LabelPolicy::watched)
                .filter(this::applies)
                .findFirst();
        return watched.or(() -> strongest(this::applies))
                .or(() -> strongest(policy -> weight(policy.id()) >= policy.doubt()))
                .map(LabelPolicy::id)
                .orElse(Label.UNCLEAR);
    }

    private Optional<LabelPolicy> strongest(Predicate<LabelPolicy> among) {
        return rules.policies().stream()
                .filter(policy -> policy.id() != Label.UNCLEAR)
                .filter(among)
                .max(Comparator.comparingDouble(this::standing));
    }

    private boolean applies(LabelPolicy policy) {
        return weight(policy.id()) >= policy.threshold() && policy.id() != Label.UNCLEAR;
    }

    double weight(Label of) {
        return weights.getOrDefault(of, 0.0);
    }

    private double standing(LabelPolicy policy) {
        return weight(policy.id()) + policy.prior();
    }

    List<String> reasons() {
        Set<String> reasons = new LinkedHashSet<>();
        fired.stream()
                .filter(f -> f.rule().speaksFor(label))
                .sorted(Comparator.comparingDouble((Fired f) -> -Math.abs(f.weight())))
                .map(this::told)
                .limit(MOST_REASONS)
                .forEach(reasons::add);
        return List.copyOf(reasons);
    }

    /** What is known beside the words: mailbox, thread, language, length. */
    String circumstancesTold() {
        return circumstances.mailbox().map(EmailAddress::toString).orElse("no mailbox") + " ("
                + circumstances.addressee()
                + circumstances.care().map(care -> ", " + care).orElse("")
                + (topics.isEmpty() ? "" : ", " + String.join(", ", new TreeSet<>(topics)))
                + "), from " + (circumstances.fromStaff() ? "staff" : "outside") + ", continues "
                + circumstances.thread() + ", language " + reading.language() + ", "
                + reading.wording().textWords() + " words of new text" + (readable ? "" : ", not all of it read");
    }

    boolean isReadable() {
        return readable;
    }

    /** Every rule that held, with its place, its weight and what it found. */
    List<String> told() {
        return fired.stream()
                .map(each -> each.rule().writtenAt() + " " + each.rule().id() + " "
                        + String.format(Locale.ROOT, "%+.1f ", each.weight())
                        + each.rule().outcome() + ": " + told(each))
                .toList();
    }

    private String told(Fired rule) {
        return rule.rule().reason()
                + rule.place().flatMap(this::cue).map(cue -> " («" + cue + "»)").orElse("");
    }

    /** The first and the last word of what was found; words between may be anybody's. Numbers are not repeated. */
    private Optional<String> cue(Place place) {
        String first = reading.wording().word(place.from());
        String last = reading.wording().word(place.to());
        String cue = place.from() == place.to() ? first : first + (place.to() - place.from() > 1 ? " … " : " ") + last;
        return cue.chars().anyMatch(Character::isDigit) ? Optional.empty() : Optional.of(cue);
    }
}

package brevvakt.casework.classify;

import brevvakt.casework.letter.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One letter on the scales: rules on one side, learned words on the other. */
final class Weighing {
    private static final int MOST_REASONS = 6;
    private static final int FEW_REASONS = 2;
    private static final int TOLD_WORDS = 3;
    private static final double STRONGLY_AGAINST = -2;
    private static final double ONLY_FEARED = 0.5;

    // what a letter in which the rules read a clear complaint never becomes by learned words alone: nobody would answer
    // it
    private static final Set<Label> SILENCING = EnumSet.of(Label.PRAISE, Label.PRIVATE, Label.UNION, Label.SPAM);

    // what is kept for its addressee alone: no case, no clock
    private static final Set<Label> CLOSED = EnumSet.of(Label.PRIVATE, Label.UNION);

    private final RuleFindings findings;
    private final WeighingRules weighing;
    private final RuleSet rules;
    private final TextModel model;
    private final double[] answers;
    private final Map<Label, Double> likely = new EnumMap<>(Label.class);
    private final Label ofRules;
    private final Label label;

    Weighing(RuleFindings findings, WeighingRules weighing, TextModel model, RuleSet rules) {
        this.findings = findings;
        this.weighing = weighing;
        this.model = model;
        this.rules = rules;
        this.answers = model.answers(findings);
        this.ofRules = findings.label();
        double[] probabilities = model.labels(answers, findings);
        for (int i = 0; i < probabilities.length; i++) {
            likely.put(TextModel.LABELS.get(i), probabilities[i]);
        }
        this.label = decide();
        findings.settle(label);
    }

    Verdict verdict() {
        Scope scope = scope();
        Sensitivity sensitivity = sensitivity(scope);
        List<Label> also = furtherLabels();
        return new Verdict(
                label, also, scope, sensitivity, likelihood(label), isForHuman(sensitivity, also), reasons());
    }

    /**
     * The subject alone never decides: a letter without text is unclear, and what its subject says is told beside. So is one of
     * which neither the language is known nor all could be read. Words of a language that was not learned say nothing of it. Of a
     * complaint in which the rules read something with a stricter clock, that is the label (DOMAIN 5.1).
     */
    private Label decide() {
        boolean isSilent = findings.reading().wording().textWords() == 0;
        if (isSilent || findings.reading().language() == Language.UNKNOWN && !findings.isReadable()) {
            return Label.UNCLEAR;
        }
        if (isForeign()) {
            return findings.weight(ofRules) > 0 && !SILENCING.contains(ofRules) ? ofRules : Label.UNCLEAR;
        }
        Label likeliest = unclearOrComplaint(praiseOrComplaint(likeliest(EnumSet.noneOf(Label.class))));
        if (CLOSED.contains(likeliest) && isWork(likeliest)) {
            likeliest = likeliest(CLOSED);
        }
        if (likeliest == Label.OTHER_AUTHORITY && isKeptComplaint()) {
            // learned words alone send nobody away who complains of us: another authority would not answer him either
            likeliest = likeliest(EnumSet.of(Label.OTHER_AUTHORITY));
        }
        if (likeliest == Label.COMPLAINT
                && rules.policy(ofRules).watched()
                && likelihood(ofRules) >= weighing.watchedFrom()) {
            return ofRules;
        }
        if (isHeldComplaint() && SILENCING.contains(likeliest)) {
            return unsilenced();
        }
        return isHeldComplaint() && isOnlyFeared(likeliest) ? Label.COMPLAINT : likeliest;
    }

    /** Praise taken for a complaint costs somebody's thanks an answer to a complaint never made: less is put on that scale. */
    private Label praiseOrComplaint(Label found) {
        if (weighing.complaintOverPraise().isEmpty() || found != Label.COMPLAINT && found != Label.PRAISE) {
            return found;
        }
        double complaint =
                likelihood(Label.COMPLAINT) * weighing.complaintOverPraise().get();
        return complaint >= likelihood(Label.PRAISE) ? Label.COMPLAINT : Label.PRAISE;
    }

    /** Chatter taken for a complaint costs an answer to somebody who asked for none; a human looks at what is unclear anyway. */
    private Label unclearOrComplaint(Label found) {
        return found == Label.COMPLAINT
                        && weighing.complaintOverUnclear()
                                .filter(over -> over * likelihood(Label.COMPLAINT) < likelihood(Label.UNCLEAR))
                                .isPresent()
                ? Label.UNCLEAR
                : found;
    }

    /** What a letter is instead that must not be silenced: a complaint, or what must not be missed where that is likelier. */
    private Label unsilenced() {
        return TextModel.LABELS.stream()
                .filter(each -> rules.policy(each).watched() && likelihood(each) > likelihood(Label.COMPLAINT))
                .max(Comparator.comparingDouble(this::likelihood))
                .orElse(Label.COMPLAINT);
    }

    private Label likeliest(Set<Label> save) {
        return TextModel.LABELS.stream()
                .filter(each -> !save.contains(each))
                .max(Comparator.comparingDouble(this::standing))
                .orElse(Label.UNCLEAR);
    }

    /** That it came to a person's own mailbox makes no letter private in which the rules read a matter of ours and nothing closed. */
    private boolean isWork(Label closed) {
        return findings.weight(closed) <= 0 && !ofRules.isClosed() && findings.weight(ofRules) > 0;
    }

    private boolean isKeptComplaint() {
        return ofRules == Label.COMPLAINT
                && findings.weight(Label.OTHER_AUTHORITY) <= 0
                && weighing.complaintKeptFrom()
                        .filter(from -> findings.weight(Label.COMPLAINT) >= from)
                        .isPresent();
    }

    private boolean isHeldComplaint() {
        return ofRules == Label.COMPLAINT
                && findings.weight(Label.COMPLAINT)
                        >= weighing.complaintHeldFrom().orElse(0.0)
                && likelihood(Label.COMPLAINT)
                        >= weighing.complaintHeldIfLikely().orElse(0.0);
    }

    /** What learned words alone hint at, less than half as likely as the complaint: it is told beside, and a human looks. */
    private boolean isOnlyFeared(Label of) {
        return rules.policy(of).watched()
                && findings.weight(of) <= 0
                && likelihood(of) < ONLY_FEARED * likelihood(Label.COMPLAINT);
    }

    private double standing(Label of) {
        double against = findings.weight(of) <= STRONGLY_AGAINST ? weighing.against() : 1;
        double cost = likelihood(of) >= weighing.costsFrom().orElse(0.0) ? weighing.cost(of) : 1;
        return likelihood(of) * cost * against;
    }

    private boolean isForeign() {
        return findings.reading().language() == Language.OTHER;
    }

    double likelihood(Label of) {
        return likely.getOrDefault(of, 0.0);
    }

    private Scope scope() {
        LabelPolicy policy = rules.policy(label);
        if (label != Label.UNCLEAR && policy.scope().isPresent()) {
            return policy.scope().get();
        }
        boolean aboutAPerson = findings.scope() == Scope.INDIVIDUAL || individual() >= weighing.individualFrom(label);
        if (label == Label.UNCLEAR) {
            return findings.scope() == Scope.INDIVIDUAL ? Scope.INDIVIDUAL : Scope.NONE;
        }
        return aboutAPerson ? Scope.INDIVIDUAL : Scope.GENERAL;
    }

    double individual() {
        return model.individual().of(answers[TextModel.INDIVIDUAL], Teaching.weight(findings, TextModel.INDIVIDUAL));
    }

    private Sensitivity sensitivity(Scope scope) {
        if (rules.policy(label).scope().filter(Scope.NONE::equals).isPresent()) {
            return findings.sensitivity();
        }
        Sensitivity careful = findings.sensitivity();
        if (scope == Scope.INDIVIDUAL || isLikely(model.personal(), TextModel.PERSONAL, weighing.personalFrom())) {
            careful = max(careful, Sensitivity.PERSONAL);
        }
        return isLikely(model.sensitive(), TextModel.SENSITIVE, weighing.sensitiveFrom())
                ? max(careful, Sensitivity.SENSITIVE)
                : careful;
    }

    private boolean isLikely(Likelihood question, int at, double from) {
        return question.of(answers[at], Teaching.weight(findings, at)) >= from;
    }

    private static Sensitivity max(Sensitivity one, Sensitivity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private List<Label> furtherLabels() {
        return rules.policies().stream()
                .filter(policy -> policy.id() != label && isTold(policy))
                .map(LabelPolicy::id)
                .toList();
    }

    private boolean isTold(LabelPolicy policy) {
        double likelihood = isForeign() ? 0 : likelihood(policy.id());
        if (policy.watched()) {
            return likelihood >= weighing.watchedFrom() || findings.weight(policy.id()) >= policy.threshold();
        }
        return policy.told()
                && (likelihood >= weighing.alsoFrom() || findings.weight(policy.id()) >= policy.threshold() + 1);
    }

    private boolean isForHuman(Sensitivity sensitivity, List<Label> also) {
        return findings.isForHuman()
                || weighing.alwaysHuman().contains(label)
                || likelihood(label) < weighing.sureFrom()
                || sensitivity == Sensitivity.PROTECTED_IDENTITY
                || also.stream().anyMatch(each -> rules.policy(each).watched());
    }

    private List<String> reasons() {
        Set<String> reasons = new LinkedHashSet<>(findings.reasons());
        if (isForeign()) {
            weighing.reasons().foreignSv().ifPresent(reasons::add);
        } else if (reasons.size() < FEW_REASONS) {
            List<String> words = words().stream().map(Word::written).toList();
            if (!words.isEmpty()) {
                reasons.add(weighing.reasons().wordsSv() + ": «" + String.join("», «", words) + "»");
            }
        }
        if (!findings.isReadable()) {
            weighing.reasons().partlySv().ifPresent(reasons::add);
        }
        if (likelihood(label) < weighing.sureFrom() && !isForeign()) {
            likely.entrySet().stream()
                    .filter(each -> each.getKey() != label)
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(each -> reasons.add(weighing.reasons().doubtSv() + " " + each.getKey()));
        }
        return reasons.stream().limit(MOST_REASONS).toList();
    }

    /** A word of the letter, and how strongly it speaks for the label. */
    record Word(String written, double weight) {}

    /** The words that speak most for the label; names and numbers are passed over. */
    List<Word> words() {
        return wordsKnown().stream()
                .filter(word -> word.weight() > 0)
                .sorted(Comparator.comparingDouble((Word word) -> -word.weight()))
                .limit(TOLD_WORDS)
                .toList();
    }

    private List<Word> wordsAgainst() {
        return wordsKnown().stream()
                .filter(word -> word.weight() < 0)
                .sorted(Comparator.comparingDouble(Word::weight))
                .limit(TOLD_WORDS)
                .toList();
    }

    private Collection<Word> wordsKnown() {
        Wording wording = findings.reading().wording();
        Map<String, Word> found = new LinkedHashMap<>();
        int question = TextModel.LABELS.indexOf(label);
        for (int at = wording.subjectWords(); at < Math.min(wording.size(), FeatureReader.MOST_WORDS); at++) {
            String word = wording.word(at);
            if (word.length() < 3
                    || question < 0
                    || word.chars().anyMatch(Character::isDigit)
                    || findings.reading().bearsAny(at, weighing.unspoken())) {
                continue;
            }
            String plain = Spelling.plain(word);
            int trait = model.book().find(Features.number('p', plain, 0, plain.length()));
            if (trait >= 0) {
                double weight =
                        model.heads().weight(question, trait) * model.book().rarity(trait);
                found.putIfAbsent(word, new Word(word, weight));
            }
        }
        return found.values();
    }

    /** How the verdict came about, a line each. */
    List<String> explanation() {
        Verdict verdict = verdict();
        List<String> lines = new ArrayList<>();
        lines.add(written(
                "%s %.2f, %s %.2f, %s%s",
                verdict.label(),
                verdict.confidence(),
                verdict.scope().word(),
                individual(),
                verdict.sensitivity().word(),
                verdict.needsHuman() ? ", a human looks" : ""));
        lines.add("  read: " + findings.circumstancesTold());
        lines.add("  together: " + list(likely));
        lines.add("  rules propose " + ofRules + ", by file and line, weight, what it speaks for, what was found:");
        findings.told().forEach(each -> lines.add("    " + each));
        lines.add("  learned words for " + label + ": " + list(words()));
        lines.add("  learned words against it: " + list(wordsAgainst()));
        return lines;
    }

    private static String list(List<Word> words) {
        return words.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        words.stream()
                                .map(word -> written("%s %+.2f", word.written(), word.weight()))
                                .toList());
    }

    private static String list(Map<Label, Double> likely) {
        return String.join(
                ", ",
                likely.entrySet().stream()
                        .sorted(Map.Entry.<Label, Double>comparingByValue().reversed())
                        .limit(4)
                        .map(each -> written("%s %.2f", each.getKey(), each.getValue()))
                        .toList());
    }

    private static String written(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

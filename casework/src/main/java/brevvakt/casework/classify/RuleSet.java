package brevvakt.casework.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All rules of {@code conf/classify}, checked against each other. */
final class RuleSet {
    private final PhraseBook phrases;
    private final Mailboxes mailboxes;
    private final List<LabelPolicy> policies;
    private final List<LabelPolicy> byLabel;
    private final List<CompiledRule> ofLabels = new ArrayList<>();
    private final List<CompiledRule> ofScope = new ArrayList<>();
    private final List<CompiledRule> ofSensitivity = new ArrayList<>();

    private RuleSet(PhraseBook phrases, Mailboxes mailboxes, List<LabelPolicy> policies) {
        this.phrases = phrases;
        this.mailboxes = mailboxes;
        this.policies = List.copyOf(policies);
        this.byLabel =
                policies.stream().sorted(Comparator.comparing(LabelPolicy::id)).toList();
    }

    static RuleSet load(Path folder) {
        RuleFile words = new RuleFile(folder.resolve("words.yaml"));
        RuleFile labels = new RuleFile(folder.resolve("labels.yaml"));
        RuleSet set = new RuleSet(book(words), mailboxes(folder), labels.entries(LabelPolicy.class));
        if (set.policies.stream().map(LabelPolicy::id).distinct().count() != Label.values().length) {
            throw labels.refusal("", "must have each of " + Arrays.toString(Label.values()) + " once");
        }
        List<RuleFile> files = RuleFile.allIn(folder.resolve("rules"));
        if (files.isEmpty()) {
            throw words.refusal("", "has no rules beside it: the folder rules is empty");
        }
        Set<String> ids = new HashSet<>();
        Set<String> told = new HashSet<>(Shape.NAMES);
        files.forEach(file -> file.entries(Rule.class).forEach(rule -> set.add(file, rule, ids, told)));
        return set;
    }

    static Mailboxes mailboxes(Path folder) {
        return new Mailboxes(new RuleFile(folder.resolve("mailboxes.yaml")).entries(MailboxHint.class));
    }

    static PhraseBook book(RuleFile words) {
        try {
            return new PhraseBook(words.whole(Lexicon.class));
        } catch (BrokenRules e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw words.refusal("", String.valueOf(e.getMessage()));
        }
    }

    private void add(RuleFile file, Rule rule, Set<String> ids, Set<String> told) {
        if (!ids.add(rule.id())) {
            throw file.refusal(rule.id(), "stands in another file too");
        }
        refuseUnknownSignals(file, rule, told);
        rule.when().flatMap(Rule.When::topics).ifPresent(topics -> topics.stream()
                .filter(topic -> !mailboxes.topicNames().contains(topic))
                .forEach(topic -> {
                    throw file.refusal(rule.id(), "there is no topic '" + topic + "' in mailboxes.yaml");
                }));
        try {
            place(rule).add(new CompiledRule(rule, phrases::add));
        } catch (IllegalArgumentException e) {
            throw file.refusal(rule.id(), String.valueOf(e.getMessage()));
        }
        rule.signal().ifPresent(told::add);
    }

    private void refuseUnknownSignals(RuleFile file, Rule rule, Set<String> told) {
        Set<String> known = new HashSet<>(told);
        if (place(rule) == ofSensitivity) {
            Arrays.stream(Scope.values()).forEach(scope -> known.add("is-" + scope.word()));
        }
        List<String> conditions = new ArrayList<>(rule.any().orElse(List.of()));
        conditions.addAll(rule.all().orElse(List.of()));
        conditions.addAll(rule.none().orElse(List.of()));
        conditions.stream()
                .filter(condition -> condition.startsWith("@") && !known.contains(condition.substring(1)))
                .forEach(condition -> {
                    throw file.refusal(rule.id(), "nothing before it tells the signal " + condition);
                });
    }

    private List<CompiledRule> place(Rule rule) {
        if (rule.scope().isPresent()) {
            return ofScope;
        }
        boolean late = rule.sensitivity().isPresent()
                || rule.when().flatMap(Rule.When::labels).isPresent();
        return late ? ofSensitivity : ofLabels;
    }

    PhraseBook phrases() {
        return phrases;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    List<LabelPolicy> policies() {
        return policies;
    }

    List<CompiledRule> ofLabels() {
        return ofLabels;
    }

    List<CompiledRule> ofScope() {
        return ofScope;
    }

    List<CompiledRule> ofSensitivity() {
        return ofSensitivity;
    }

    LabelPolicy policy(Label label) {
        return byLabel.get(label.ordinal());
    }
}

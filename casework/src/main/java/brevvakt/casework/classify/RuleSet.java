package brevvakt.casework.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All rules of {@code conf/classify}, checked against each other. */
final class RuleSet {
    private static final String GIVEN_NAME = "given-name";

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
        return load(folder, fault -> {
            throw fault;
        });
    }

    /**
     * Reads all rules and tells each fault.
     *
     * @param faults told of a rule that cannot be trusted; where it throws nothing, the rule is left out
     */
    static RuleSet load(Path folder, Consumer<BrokenRules> faults) {
        RuleFile words = new RuleFile(folder.resolve("words.yaml"));
        RuleFile labels = new RuleFile(folder.resolve("labels.yaml"));
        PhraseBook book = book(words);
        Mailboxes mailboxes = new Mailboxes(
                new RuleFile(folder.resolve("mailboxes.yaml")).entries(MailboxHint.class), book.words(GIVEN_NAME));
        RuleSet set = new RuleSet(book, mailboxes, labels.entries(LabelPolicy.class));
        if (set.policies.stream().map(LabelPolicy::id).distinct().count() != Label.values().length) {
            throw labels.refusal("", "must have each of " + Arrays.toString(Label.values()) + " once");
        }
        List<RuleFile> files = RuleFile.allIn(folder.resolve("rules"));
        if (files.isEmpty()) {
            throw words.refusal("", "has no rules beside it: the folder rules is empty; put at least one *.yaml there");
        }
        Reader reader = new Reader(set, faults);
        for (RuleFile file : files) {
            try {
                file.entries(faults).forEach(entry -> reader.take(file, entry));
            } catch (BrokenRules e) {
                faults.accept(e);
            }
        }
        return set;
    }

    /** Takes in one rule after the other, since each may ask for what those before it tell. */
    private static final class Reader {
        private final RuleSet set;
        private final Consumer<BrokenRules> faults;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> told = new HashSet<>(Shape.NAMES);

        private Reader(RuleSet set, Consumer<BrokenRules> faults) {
            this.set = set;
            this.faults = faults;
        }

        private void take(RuleFile file, RuleFile.Entry entry) {
            try {
                set.add(file, entry, file.read(entry, Rule.class), ids, told);
            } catch (BrokenRules e) {
                faults.accept(e);
            }
            // a broken rule's signal counts as told, so that those after it are not called broken for its sake
            told.add(entry.node().path("signal").asText());
        }
    }

    static PhraseBook book(RuleFile words) {
        return book(words, true);
    }

    static PhraseBook book(RuleFile words, boolean ofTone) {
        try {
            return new PhraseBook(words.whole(Lexicon.class), ofTone);
        } catch (BrokenRules e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw words.refusal("", String.valueOf(e.getMessage()));
        }
    }

    private void add(RuleFile file, RuleFile.Entry entry, Rule rule, Set<String> ids, Set<String> told) {
        if (!ids.add(rule.id())) {
            throw file.refusal(entry, "", "stands in another file too; give one of the two another id");
        }
        refuseUnknownSignals(file, entry, rule, told);
        rule.when().flatMap(Rule.When::topics).ifPresent(topics -> topics.stream()
                .filter(topic -> !mailboxes.topicNames().contains(topic))
                .forEach(topic -> {
                    throw file.refusal(
                            entry,
                            topic,
                            "there is no topic '" + topic + "' in mailboxes.yaml; known are "
                                    + mailboxes.topicNames().stream().sorted().toList());
                }));
        place(rule).add(new CompiledRule(rule, phrase -> number(file, entry, phrase), () -> file.place(entry)));
    }

    private int number(RuleFile file, RuleFile.Entry entry, String phrase) {
        try {
            return phrases.add(phrase);
        } catch (IllegalArgumentException e) {
            throw file.refusal(entry, phrase, String.valueOf(e.getMessage()));
        }
    }

    private void refuseUnknownSignals(RuleFile file, RuleFile.Entry entry, Rule rule, Set<String> told) {
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
                    throw file.refusal(
                            entry,
                            condition,
                            "nothing before it tells the signal " + condition
                                    + "; a rule above it, or in a file before it, must have signal: "
                                    + condition.substring(1));
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

    int size() {
        return ofLabels.size() + ofScope.size() + ofSensitivity.size();
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

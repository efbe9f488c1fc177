package brevvakt.gateway.demo;

import brevvakt.casework.cases.Register;
import brevvakt.gateway.demo.Ledger.Kept;
import brevvakt.gateway.demo.Ledger.Matter;
import brevvakt.gateway.demo.Ledger.Told;
import brevvakt.gateway.demo.Ledger.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a letter became, as the house itself tells.
 *
 * @param trouble why nothing is known of it
 * @param matter its case, as it stood when the letter had been registered
 * @param opens the case is this letter's own
 * @param told whom the house wrote to because of it
 */
record Fate(
        Step step,
        Optional<String> trouble,
        Optional<Kept> kept,
        Optional<Matter> matter,
        boolean opens,
        List<Told> told,
        Optional<Wish> wish) {

    /** The kinds of ends that a letter may come to, as the picture of the day shows them. */
    enum End {
        DIARY("DIARY"),
        RESTRICTED("RESTRICTED"),
        ORDERED("ORDERED"),
        THREAD("thread"),
        NONE("none");

        private final String word;

        End(String word) {
            this.word = word;
        }

        String word() {
            return "chart." + word;
        }
    }

    Fate {
        told = List.copyOf(told);
    }

    static Fate lost(Step step, String trouble) {
        return new Fate(
                step, Optional.of(trouble), Optional.empty(), Optional.empty(), false, List.of(), Optional.empty());
    }

    /** The same letter, with what has meanwhile become of the mail that it made due. */
    Fate after(Map<Long, Told> now) {
        List<Told> followed =
                told.stream().map(mail -> now.getOrDefault(mail.id(), mail)).toList();
        return new Fate(step, trouble, kept, matter, opens, followed, wish);
    }

    boolean isOurs() {
        return kept.filter(mail -> mail.direction().equals("OUT")).isPresent();
    }

    End end() {
        return matter.map(file -> opens ? End.valueOf(file.register()) : End.THREAD)
                .orElse(End.NONE);
    }

    /** What it became, in a word; what our own staff wrote is an answer. */
    String label(Words words) {
        return isOurs()
                ? words.get("label.ANSWER")
                : kept.flatMap(Kept::label)
                        .map(label -> words.get("label." + label))
                        .orElse(words.get("nothing"));
    }

    /** Everything in which it is not what it should be. */
    List<String> differences(Words words, Function<String, Optional<String>> caseOf) {
        Expectation wanted = step.expected();
        List<String> found = new ArrayList<>();
        if (trouble.isPresent()) {
            found.add(words.say("difference.trouble", Map.of("what", name(words), "reason", trouble.get())));
            return found;
        }
        boolean labelled = wanted.labels().isEmpty()
                || kept.flatMap(Kept::label)
                        .filter(label ->
                                wanted.labels().stream().anyMatch(l -> l.name().equals(label)))
                        .isPresent();
        check(labelled, found, words, "label", wantedLabels(words), label(words));
        Optional<String> register = matter.filter(file -> opens).map(Matter::register);
        check(
                register.equals(wanted.register().map(Register::name)),
                found,
                words,
                "register",
                registerWord(words, wanted.register().map(Register::name)),
                registerWord(words, register));
        long receipts = told.stream()
                .filter(mail -> mail.kind().equals("RECEIPT") && mail.state().equals("SENT"))
                .count();
        check(
                receipts == (wanted.receipt() ? 1 : 0),
                found,
                words,
                "receipt",
                words.get(wanted.receipt() ? "one" : "none"),
                Long.toString(receipts));
        wanted.joins().ifPresent(other -> {
            Optional<String> number = caseOf.apply(other);
            Optional<String> joined = matter.filter(file -> !opens).map(Matter::number);
            check(
                    joined.isPresent() && joined.equals(number),
                    found,
                    words,
                    "joins",
                    number.orElse(words.get("nothing")),
                    joined.orElse(words.get("nothing")));
        });
        wanted.status()
                .map(Enum::name)
                .ifPresent(status -> check(
                        matter.filter(file -> file.status().equals(status)).isPresent(),
                        found,
                        words,
                        "status",
                        words.get("status." + status),
                        matter.map(file -> words.get("status." + file.status())).orElse(words.get("nothing"))));
        check(wanted.callback() == wish.isPresent(), found, words, "callback", "", "");
        return found;
    }

    private String name(Words words) {
        return step.name(words.language());
    }

    private String wantedLabels(Words words) {
        return step.expected().labels().stream()
                .map(label -> words.get("label." + label))
                .collect(Collectors.joining(" / "));
    }

    private static String registerWord(Words words, Optional<String> register) {
        return register.map(name -> words.get("where." + name)).orElse(words.get("nothing"));
    }

    private void check(boolean right, List<String> found, Words words, String what, String wanted, String got) {
        if (!right) {
            found.add(words.say("difference." + what, Map.of("what", name(words), "wanted", wanted, "got", got)));
        }
    }
}

package brevvakt.gateway.demo;

import brevvakt.gateway.demo.Ledger.Kept;
import brevvakt.gateway.demo.Ledger.Matter;
import brevvakt.gateway.demo.Ledger.Told;
import brevvakt.gateway.demo.Ledger.Wish;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return kept.filter(Kept::isOurs).isPresent();
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
}

package brevvakt.casework.classify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it costs to be wrong, as the municipality sees it: {@code weighing.yaml}.
 *
 * @param costs how much worse it is to miss a label than to miss a question
 * @param costsFrom from this probability a label's cost counts; below, it may be told beside the first, but is not the first
 * @param sureFrom below this probability a human looks
 * @param alwaysHuman labels at which a human always looks
 * @param watchedFrom from this probability a label that must not be missed is told beside the first
 * @param alsoFrom from this probability any other label is
 * @param individualFrom from this probability a letter is about a single person
 * @param individualFromOf the same for labels that have their own
 * @param against what is left of a label's likelihood where the rules speak strongly against it
 * @param complaintHeldFrom where the rules weigh this much for a complaint, learned words alone silence it not; 0 without it
 * @param complaintHeldIfLikely and only where the complaint is this likely; 0 without it
 * @param complaintKeptFrom where they weigh this much, learned words alone send it to no other authority; without it they may
 * @param complaintOverPraise between these two alone, a complaint counts so many times; its cost where this is missing
 * @param complaintOverUnclear the same beside what nobody understands: a human looks at it the same day
 * @param unspoken classes of words that no reason repeats
 */
record WeighingRules(
        Map<Label, Double> costs,
        Optional<Double> costsFrom,
        double sureFrom,
        List<Label> alwaysHuman,
        double watchedFrom,
        double alsoFrom,
        double individualFrom,
        Map<Label, Double> individualFromOf,
        double against,
        double personalFrom,
        double sensitiveFrom,
        Optional<Double> complaintHeldFrom,
        Optional<Double> complaintHeldIfLikely,
        Optional<Double> complaintKeptFrom,
        Optional<Double> complaintOverPraise,
        Optional<Double> complaintOverUnclear,
        List<String> unspoken,
        Reasons reasons) {

    /** The words of reasons that no rule gives. */
    record Reasons(
            @JsonProperty("words_sv") String wordsSv,
            @JsonProperty("words_en") String wordsEn,
            @JsonProperty("doubt_sv") String doubtSv,
            @JsonProperty("doubt_en") String doubtEn,
            @JsonProperty("partly_sv") Optional<String> partlySv,
            @JsonProperty("partly_en") Optional<String> partlyEn,
            @JsonProperty("foreign_sv") Optional<String> foreignSv,
            @JsonProperty("foreign_en") Optional<String> foreignEn) {}

    WeighingRules {
        costs = Map.copyOf(costs);
        individualFromOf = Map.copyOf(individualFromOf);
        alwaysHuman = List.copyOf(alwaysHuman);
        unspoken = List.copyOf(unspoken);
        for (double each :
                new double[] {sureFrom, watchedFrom, alsoFrom, individualFrom, personalFrom, sensitiveFrom}) {
            if (!(each > 0 && each <= 1)) {
                throw new IllegalArgumentException("every probability is above 0 and at most 1, not " + each);
            }
        }
        if (costs.values().stream().anyMatch(cost -> !(cost >= 0.1 && cost <= 100))) {
            throw new IllegalArgumentException("a cost is 0.1 to 100");
        }
    }

    double individualFrom(Label label) {
        return individualFromOf.getOrDefault(label, individualFrom);
    }

    double cost(Label label) {
        return costs.getOrDefault(label, 1.0);
    }
}

package brevvakt.casework.classify;

import java.util.List;

/**
 * What the machine proposes; a human decides.
 *
 * @param alsoLabels further labels that apply beside the first, strictest clock first
 * @param confidence 0 to 1; 1 where a human judged
 * @param needsHuman a human must look the same day (DESIGN 6b.8)
 * @param reasons what decided it, in words a registrar understands; never a citizen's words beyond the matched cue
 */
public record Verdict(
        Label label,
        List<Label> alsoLabels,
        Scope scope,
        Sensitivity sensitivity,
        double confidence,
        boolean needsHuman,
        List<String> reasons) {

    public Verdict {
        alsoLabels = List.copyOf(alsoLabels);
        reasons = List.copyOf(reasons);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
        }
    }
}

package brevvakt.casework.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with the files of {@code conf/classify} before anybody relies on them: all of it, not the first. */
public final class RuleCheck {
    private RuleCheck() {}

    /** Each fault with its file, line and rule; none where all can be taken up. */
    public static List<String> faults(Path confClassify) {
        List<BrokenRules> faults = new ArrayList<>();
        List<Runnable> readings = List.of(
                () -> RuleSet.load(confClassify, faults::add),
                () -> RobotRules.load(confClassify, faults::add),
                () -> LetterLines.check(confClassify),
                () -> Judge.checkWeighing(confClassify),
                () -> ModelFile.read(confClassify.resolve(Judge.MODEL)));
        for (Runnable reading : readings) {
            try {
                reading.run();
            } catch (BrokenRules e) {
                faults.add(e);
            }
        }
        return faults.stream()
                .map(fault -> String.valueOf(fault.getMessage()))
                .distinct()
                .toList();
    }

    /** How many rules the folder holds, once it has no faults. */
    public static int count(Path confClassify) {
        return RuleSet.load(confClassify).size();
    }
}

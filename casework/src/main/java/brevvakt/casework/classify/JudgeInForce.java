package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The judge and the robot rules of a running house. A changed rule file or model is taken up when somebody looks; one
 * that cannot be trusted is told, and what was in force stays in force. Letters are judged meanwhile as before.
 */
public final class JudgeInForce implements Classifier {
    private final Path folder;
    private final RobotRules robots;
    private volatile Judge judge;
    private volatile Standing standing;
    private String inForce;
    private String seen;

    /**
     * What judges now.
     *
     * @param since when the rules and the model in force were taken up
     * @param model the mark of the letters that the model was learned from
     * @param rules how many rules are in force
     * @param refused why files that were changed since are not in force; empty where all are
     */
    public record Standing(Instant since, String model, int rules, Optional<String> refused) {}

    /** What a look at the files came to. */
    public enum Look {
        /** Nothing has changed since the last look that came to something. */
        UNCHANGED,
        /** Something is being changed; it is taken up when it has stood still from one look to the next. */
        CHANGING,
        TAKEN_UP,
        REFUSED
    }

    private JudgeInForce(Path folder, RobotRules robots, Judge judge, Instant now) {
        this.folder = folder;
        this.robots = robots;
        this.judge = judge;
        this.standing = standing(judge, now, Optional.empty());
        this.inForce = traces();
        this.seen = inForce;
    }

    /** Reads the rules and the model of the folder; a file that cannot be trusted is refused with {@link BrokenRules}. */
    public static JudgeInForce open(Path confClassify, Instant now) {
        return new JudgeInForce(confClassify, RobotRules.load(confClassify), Judge.load(confClassify), now);
    }

    @Override
    public Verdict judge(IncomingLetter letter, Circumstances circumstances) {
        return judge.judge(letter, circumstances);
    }

    /** The rules for mail of robots; the same object takes up what is changed. */
    public RobotRules robots() {
        return robots;
    }

    public Standing standing() {
        return standing;
    }

    /** Takes up what was changed, once it has stood still for two looks: half a file is no rule. */
    public synchronized Look look(Instant now) {
        String traces = traces();
        boolean still = traces.equals(seen);
        seen = traces;
        if (traces.equals(inForce)) {
            return Look.UNCHANGED;
        }
        return still ? takeUp(now) : Look.CHANGING;
    }

    /** Takes up what stands there now. A refusal is told once, until something is changed again. */
    public synchronized Look takeUp(Instant now) {
        inForce = traces();
        seen = inForce;
        try {
            RobotRules freshRobots = RobotRules.load(folder);
            LetterLines.check(folder);
            Judge fresh = Judge.load(folder);
            robots.become(freshRobots);
            judge = fresh;
            standing = standing(fresh, now, Optional.empty());
            return Look.TAKEN_UP;
        } catch (BrokenRules e) {
            Standing before = standing;
            standing = new Standing(
                    before.since(), before.model(), before.rules(), Optional.of(String.valueOf(e.getMessage())));
            return Look.REFUSED;
        }
    }

    private static Standing standing(Judge judge, Instant now, Optional<String> refused) {
        return new Standing(now, judge.model().lessons(), judge.rules().size(), refused);
    }

    /** Name, length and time of each file that counts. */
    private String traces() {
        List<Path> files = Stream.of(folder, folder.resolve("rules"))
                .flatMap(each -> filesIn(each).stream())
                .filter(file -> file.toString().endsWith(".yaml") || file.endsWith(Judge.MODEL))
                .sorted()
                .toList();
        return files.stream().map(JudgeInForce::trace).collect(Collectors.joining("\n"));
    }

    private static List<Path> filesIn(Path each) {
        try (Stream<Path> files = Files.list(each)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String trace(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file + " gone";
        }
    }
}

package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Judges letters of which little is known, such as one JSON object a line with subject, from, to and body (DESIGN 5).
 * Sender and shape stand for the header fields, an answer's subject with a case number for the thread, the name of the
 * mailbox for its work. A line that cannot be read gets a verdict too: unclear, for a human.
 */
public final class ClassifyLines {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RobotRules robots;
    private final Judge judge;
    private final RuleSet rules;
    private final LineHints hints;
    private final LetterLines known;

    /**
     * What stands for the thread where only lines are known.
     *
     * @param receiptSubjects phrases of subjects that our automatic mail has; an answer to it has had no human's yet
     * @param unreadable told as the reason of a line that cannot be read
     * @param robot told as the reason of a robot's mail
     */
    record LineHints(List<String> receiptSubjects, String unreadable, String robot) {}

    private ClassifyLines(RobotRules robots, Judge judge, LineHints hints) {
        this.robots = robots;
        this.judge = judge;
        this.rules = judge.rules();
        this.hints = hints;
        this.known = new LetterLines(rules, hints.receiptSubjects());
    }

    /** Reads all rules of the folder; one that cannot be trusted is refused with {@link BrokenRules}. */
    public static ClassifyLines load(Path confClassify) {
        return with(ModelFile.read(confClassify.resolve(Judge.MODEL)), confClassify);
    }

    /** The same with another model than that of the folder. */
    static ClassifyLines with(TextModel model, Path confClassify) {
        return with(model, confClassify, RuleSet.load(confClassify));
    }

    private static ClassifyLines with(TextModel model, Path confClassify, RuleSet rules) {
        RuleFile file = new RuleFile(confClassify.resolve("lines.yaml"));
        LineHints hints = file.whole(LineHints.class);
        try {
            return new ClassifyLines(RobotRules.load(confClassify), Judge.of(rules, confClassify, model), hints);
        } catch (BrokenRules e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw file.refusal("", String.valueOf(e.getMessage()));
        }
    }

    /** The same rules with another model. */
    ClassifyLines with(TextModel model) {
        return new ClassifyLines(robots, judge.with(model), hints);
    }

    RuleSet rules() {
        return rules;
    }

    /** The mark of the model that judges. */
    String model() {
        return judge.model().lessons();
    }

    /** The verdict on one line, as one line; the same id comes back as it came. */
    public String judgeLine(String line) {
        Optional<JsonNode> read = read(line);
        if (read.isEmpty()) {
            return write(JSON.nullNode(), unreadable()).toString();
        }
        JsonNode object = read.get();
        JsonNode id = object.path("id").isMissingNode() ? JSON.nullNode() : object.path("id");
        return write(id, judge(LetterLines.letter(object))).toString();
    }

    /** How the verdict on a line came about, a line each. */
    public List<String> explainLine(String line) {
        return read(line)
                .map(object -> explain(LetterLines.letter(object)))
                .orElseGet(() -> List.of(hints.unreadable()));
    }

    /** How the verdict on a letter came about, a line each. */
    public List<String> explain(IncomingLetter letter) {
        return robots.judge(letter, Optional.empty())
                .map(kind -> List.of(kind.label() + ": " + hints.robot()))
                .orElseGet(
                        () -> judge.weigh(letter, known.circumstances(letter)).explanation());
    }

    /** The verdict on a letter that was read from a file, as one line. */
    public String judgeLetter(String id, IncomingLetter letter) {
        return write(JSON.getNodeFactory().textNode(id), judge(letter)).toString();
    }

    private Verdict judge(IncomingLetter letter) {
        return robots.judge(letter, Optional.empty())
                .map(this::robot)
                .orElseGet(() -> judge.judge(letter, known.circumstances(letter)));
    }

    private Verdict robot(AutomaticKind kind) {
        LabelPolicy policy = rules.policy(kind.label());
        return new Verdict(
                kind.label(), List.of(), Scope.NONE, policy.sensitivity(), 0.95, false, List.of(hints.robot()));
    }

    private Verdict unreadable() {
        return new Verdict(
                Label.UNCLEAR, List.of(), Scope.NONE, Sensitivity.NONE, 0, true, List.of(hints.unreadable()));
    }

    private static Optional<JsonNode> read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode write(JsonNode id, Verdict verdict) {
        ObjectNode written = JSON.createObjectNode();
        written.set("id", id);
        written.put("label", verdict.label().name());
        written.put("scope", verdict.scope().word());
        written.put("sensitivity", verdict.sensitivity().word());
        written.put("confidence", Math.round(verdict.confidence() * 1000) / 1000.0);
        written.put("needsHuman", verdict.needsHuman());
        ArrayNode reasons = written.putArray("reasons");
        verdict.reasons().forEach(reasons::add);
        ArrayNode also = written.putArray("alsoLabels");
        verdict.alsoLabels().forEach(label -> also.add(label.name()));
        return written;
    }
}

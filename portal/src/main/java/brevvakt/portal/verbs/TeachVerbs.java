package brevvakt.portal.verbs;

import brevvakt.casework.classify.BrokenRules;
import brevvakt.casework.classify.Classroom;
import brevvakt.casework.classify.JudgeInForce;
import brevvakt.casework.intake.ConfirmedLetters;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The judge is taught what humans have confirmed, or unlearns it again. */
public final class TeachVerbs implements Verbs {
    private static final Logger LOG = LoggerFactory.getLogger(TeachVerbs.class);

    private final Classroom classroom;
    private final ConfirmedLetters letters;
    private final JudgeInForce judge;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public TeachVerbs(Classroom classroom, ConfirmedLetters letters, JudgeInForce judge, Clock clock) {
        this.classroom = classroom;
        this.letters = letters;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public Answer call(Call call) {
        if (!call.verb().equals("teach")) {
            return new Answer.Unknown();
        }
        if (call.flag("rollback") && call.flag("dry-run")) {
            return new Answer.Misused("teach takes --rollback or --dry-run, not both");
        }
        if (!oneAtATime.tryLock()) {
            return new Answer.Refused("the judge is being taught already; ask again when that is done");
        }
        try {
            return call.flag("rollback") ? rolledBack() : taught(call.flag("dry-run"));
        } catch (BrokenRules e) {
            return new Answer.Refused("nothing was learned: " + e.getMessage());
        } catch (IOException e) {
            LOG.warn("the judge could not be taught", e);
            return new Answer.Refused("nothing was learned: the files of the model or an original cannot be read or"
                    + " written (" + e.getMessage() + "); see to disk and rights, then teach again");
        } finally {
            oneAtATime.unlock();
        }
    }

    private Answer taught(boolean onlySay) throws IOException {
        ConfirmedLetters.Found found = letters.all();
        Classroom.Lectured lectured = classroom.teach(found.lessons(), onlySay);
        if (!lectured.refused().isEmpty()) {
            LOG.warn("what was learned from {} confirmed letters misses more and is refused", lectured.confirmed());
            return new Answer.Refused("the model in force stays, since the new one would miss more:\n"
                    + String.join("\n", lectured.refused())
                    + "\nLook through the latest corrections of these kinds; 'teach --dry-run' changes nothing.\n\n"
                    + table(lectured));
        }
        if (!onlySay) {
            judge.takeUp(clock.instant());
            LOG.info(
                    "a model learned from {} letters and {} confirmed ones is in force",
                    lectured.shipped(),
                    lectured.confirmed());
        }
        return new Answer.Done(said(found, lectured, onlySay));
    }

    private Answer rolledBack() throws IOException {
        String before = judge.standing().model();
        Optional<String> model = classroom.rollBack();
        if (model.isEmpty()) {
            return new Answer.Refused("there is no earlier model to go back to; nothing has been taught here yet");
        }
        judge.takeUp(clock.instant());
        LOG.info("an earlier model is in force again");
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("outcome", "ROLLED_BACK");
        said.put("modelBefore", before);
        said.put("model", model.get());
        return new Answer.Done(said);
    }

    private static Map<String, Object> said(
            ConfirmedLetters.Found found, Classroom.Lectured lectured, boolean onlySay) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("outcome", onlySay ? "WOULD_BE_TAUGHT" : "TAUGHT");
        said.put("modelBefore", lectured.before());
        said.put("model", lectured.after());
        Map<String, Object> letters = new LinkedHashMap<>();
        letters.put("shipped", lectured.shipped());
        letters.put("confirmed", lectured.confirmed());
        letters.put("confirmedAsProposed", found.agreed());
        letters.put("confirmedRestricted", found.restricted());
        letters.put("unreadable", found.unreadable());
        letters.put("repeated", found.repeated());
        letters.put("heldBack", lectured.heldBack());
        said.put("letters", letters);
        said.put(
                "figures",
                lectured.figures().entrySet().stream()
                        .map(figure -> figure(figure.getKey(), figure.getValue()))
                        .toList());
        said.put(
                "confusion",
                lectured.confusion().stream().map(TeachVerbs::confused).toList());
        return said;
    }

    private static Map<String, Object> figure(String name, Classroom.BeforeAndAfter figure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("figure", name);
        row.put("before", rounded(figure.before()));
        row.put("after", rounded(figure.after()));
        row.put("mustNotFall", figure.mustNotFall());
        return row;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }

    private static Map<String, Object> confused(Classroom.Confused cell) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("human", cell.human().name());
        row.put("machine", cell.machine().name());
        row.put("before", cell.before());
        row.put("after", cell.after());
        return row;
    }

    private static String table(Classroom.Lectured lectured) {
        List<String> lines = lectured.confusion().stream()
                .map(cell -> String.format(
                        Locale.ROOT, "%-22s %-22s %6d %6d", cell.human(), cell.machine(), cell.before(), cell.after()))
                .toList();
        return String.format(Locale.ROOT, "%-22s %-22s %6s %6s%n", "HUMAN", "MACHINE", "BEFORE", "AFTER")
                + lines.stream().collect(Collectors.joining("\n"));
    }
}

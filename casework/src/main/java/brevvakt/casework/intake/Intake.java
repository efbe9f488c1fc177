package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Circumstances;
import brevvakt.casework.classify.Classifier;
import brevvakt.casework.classify.RobotRules;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.classify.Verdict;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The desk at which a letter is looked at: is it a robot's, what does it continue, what is it. Changes nothing. */
public final class Intake {
    private final Database database;
    private final Threading threading;
    private final RobotRules robots;
    private final Carriers carriers;
    private final Classifier classifier;
    private final MailAccess access;
    private final Supplier<Organisation> organisation;

    public Intake(
            Database database,
            Threading threading,
            RobotRules robots,
            Carriers carriers,
            Classifier classifier,
            MailAccess access,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.threading = threading;
        this.robots = robots;
        this.carriers = carriers;
        this.classifier = classifier;
        this.access = access;
        this.organisation = organisation;
    }

    /** The robot that wrote the mail, if one did; a gateway or a form only carries what somebody wrote. */
    public Optional<AutomaticKind> recognise(Arrival arrival, IncomingLetter letter) {
        return carriers.writerOf(letter, arrival.envelope()).isPresent()
                ? Optional.empty()
                : robots.judge(letter, Optional.of(arrival.envelope()));
    }

    /** What the mail continues. */
    public ThreadMatch thread(Arrival arrival, IncomingLetter letter, Optional<AutomaticKind> automatic) {
        List<String> series = organisation.get().series();
        ThreadMatch found =
                database.read(handle -> threading.find(handle, letter, arrival.envelope(), automatic, series));
        return arrival.authenticity().isForged() ? found.doubted() : found;
    }

    /** What the letter is; a robot's mail is what it is, without judgement. */
    public Verdict judge(
            Arrival arrival, IncomingLetter letter, Optional<AutomaticKind> automatic, ThreadMatch thread) {
        if (automatic.isPresent()) {
            return new Verdict(automatic.get().label(), List.of(), Scope.NONE, Sensitivity.NONE, 1.0, false, List.of());
        }
        Verdict verdict = classifier.judge(
                carriers.asWritten(letter, arrival.envelope()), circumstances(arrival, letter, thread));
        boolean doubtful = thread.kind() == ThreadMatch.Kind.SUSPECT
                || thread.kind() == ThreadMatch.Kind.JOINS_FOREIGN
                || arrival.authenticity().isForged()
                || !letter.troubles().isEmpty();
        return doubtful ? forAHuman(verdict, thread, arrival, letter) : verdict;
    }

    private static Verdict forAHuman(Verdict verdict, ThreadMatch thread, Arrival arrival, IncomingLetter letter) {
        List<String> reasons = new ArrayList<>(verdict.reasons());
        if (thread.kind() == ThreadMatch.Kind.SUSPECT || thread.kind() == ThreadMatch.Kind.JOINS_FOREIGN) {
            reasons.add("another sender than the case's counterpart (" + thread.how() + ")");
        }
        if (arrival.authenticity().isForged()) {
            reasons.add("the author's domain says that the mail is not from there ("
                    + arrival.authenticity().written() + ")");
        }
        if (!letter.troubles().isEmpty()) {
            reasons.add("not all of the mail could be read");
        }
        return new Verdict(
                verdict.label(),
                verdict.alsoLabels(),
                verdict.scope(),
                verdict.sensitivity(),
                verdict.confidence(),
                true,
                reasons);
    }

    private Circumstances circumstances(Arrival arrival, IncomingLetter letter, ThreadMatch thread) {
        Organisation now = organisation.get();
        Addressees addressees = Addressees.of(arrival.envelope(), access, now);
        boolean fromStaff = arrival.envelope().login().isPresent()
                || letter.from().flatMap(now::personByAddress).isPresent();
        Circumstances.Thread continues = !thread.joins()
                ? Circumstances.Thread.NOTHING
                : thread.answered() ? Circumstances.Thread.ANSWERED_CASE : Circumstances.Thread.UNANSWERED_CASE;
        return addressees.circumstances(fromStaff, continues);
    }
}

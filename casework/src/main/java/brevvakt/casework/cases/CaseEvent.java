package brevvakt.casework.cases;

import brevvakt.casework.calendar.WorkingDays;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened in a case; the diary consists of these and nothing else. Events hold digests and pointers,
 * never a citizen's words, so that disposal can leave them standing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseEvent.Opened.class, name = "OPENED"),
    @JsonSubTypes.Type(value = CaseEvent.RecordAdded.class, name = "RECORD_ADDED"),
    @JsonSubTypes.Type(value = CaseEvent.RecipientAdded.class, name = "RECIPIENT_ADDED"),
    @JsonSubTypes.Type(value = CaseEvent.ClockStarted.class, name = "CLOCK_STARTED"),
    @JsonSubTypes.Type(value = CaseEvent.Confirmed.class, name = "CONFIRMED"),
    @JsonSubTypes.Type(value = CaseEvent.Registered.class, name = "REGISTERED"),
    @JsonSubTypes.Type(value = CaseEvent.Corrected.class, name = "CORRECTED"),
    @JsonSubTypes.Type(value = CaseEvent.Assigned.class, name = "ASSIGNED"),
    @JsonSubTypes.Type(value = CaseEvent.TakenOver.class, name = "TAKEN_OVER"),
    @JsonSubTypes.Type(value = CaseEvent.InterimGiven.class, name = "INTERIM"),
    @JsonSubTypes.Type(value = CaseEvent.Answered.class, name = "ANSWERED"),
    @JsonSubTypes.Type(value = CaseEvent.AnswerBounced.class, name = "ANSWER_BOUNCED"),
    @JsonSubTypes.Type(value = CaseEvent.Satisfied.class, name = "SATISFIED"),
    @JsonSubTypes.Type(value = CaseEvent.Dissatisfied.class, name = "DISSATISFIED"),
    @JsonSubTypes.Type(value = CaseEvent.Supplemented.class, name = "SUPPLEMENTED"),
    @JsonSubTypes.Type(value = CaseEvent.NoReaction.class, name = "NO_REACTION"),
    @JsonSubTypes.Type(value = CaseEvent.ClockMoved.class, name = "CLOCK_MOVED"),
    @JsonSubTypes.Type(value = CaseEvent.CloseRequested.class, name = "CLOSE_REQUESTED"),
    @JsonSubTypes.Type(value = CaseEvent.Closed.class, name = "CLOSED"),
    @JsonSubTypes.Type(value = CaseEvent.Cancelled.class, name = "CANCELLED"),
    @JsonSubTypes.Type(value = CaseEvent.Taken.class, name = "TAKEN"),
    @JsonSubTypes.Type(value = CaseEvent.Passed.class, name = "PASSED"),
    @JsonSubTypes.Type(value = CaseEvent.Rerouted.class, name = "REROUTED"),
    @JsonSubTypes.Type(value = CaseEvent.HandedOver.class, name = "HANDED_OVER"),
    @JsonSubTypes.Type(value = CaseEvent.Merged.class, name = "MERGED"),
    @JsonSubTypes.Type(value = CaseEvent.Absorbed.class, name = "ABSORBED"),
    @JsonSubTypes.Type(value = CaseEvent.HandoverOwed.class, name = "HANDOVER_OWED"),
    @JsonSubTypes.Type(value = CaseEvent.ForeignNumber.class, name = "FOREIGN_NUMBER")
})
public sealed interface CaseEvent {

    /** The word for this event at the doors, such as {@code ANSWERED}. */
    default String type() {
        for (JsonSubTypes.Type type :
                CaseEvent.class.getAnnotation(JsonSubTypes.class).value()) {
            if (type.value() == getClass()) {
                return type.name();
            }
        }
        throw new IllegalStateException("an event without a name: " + getClass());
    }

    /** What it set, in short: identifiers, labels and days, never a citizen's words. */
    default String about() {
        return "";
    }

    /** The digest of what a human wrote with it, which is kept as a note (LAW-22). */
    default Optional<Sha256> words() {
        return Optional.empty();
    }

    /** The case exists and has its number; always the first event. */
    record Opened(
            CaseNumber number,
            ArrivalId arrivalId,
            Instant receivedAt,
            Channel channel,
            Register register,
            Judged judged,
            String heading,
            EmailAddress mailbox,
            String unit,
            Optional<String> officer,
            Optional<String> manager,
            boolean replyPossible,
            boolean confirmed,
            List<PromiseClock> clocks)
            implements CaseEvent {
        @Override
        public String about() {
            return judged.label() + " " + mailbox;
        }
    }

    /** What a letter was taken to be, and the id of the service in {@code conf/services.yaml} that it names. */
    record Judged(
            Label label,
            List<Label> alsoLabels,
            Scope scope,
            Sensitivity sensitivity,
            double confidence,
            boolean needsHuman,
            Optional<String> service) {

        public Judged(
                Label label,
                List<Label> alsoLabels,
                Scope scope,
                Sensitivity sensitivity,
                double confidence,
                boolean needsHuman) {
            this(label, alsoLabels, scope, sensitivity, confidence, needsHuman, Optional.empty());
        }
    }

    /** A record joined the case. */
    record RecordAdded(int no, Direction direction, Optional<ArrivalId> arrivalId, Sha256 original, Label label)
            implements CaseEvent {
        @Override
        public String about() {
            return "-" + no + " " + label;
        }
    }

    /** The same mail came to a further mailbox: one record, two recipients. */
    record RecipientAdded(int no, ArrivalId arrivalId, EmailAddress mailbox) implements CaseEvent {
        @Override
        public String about() {
            return "-" + no + " " + mailbox;
        }
    }

    /** A further promise began to run, such as that of a supplement. */
    record ClockStarted(PromiseClock clock) implements CaseEvent {
        @Override
        public String about() {
            return clock.rule() + " " + clock.due();
        }
    }

    /** A human confirmed what the machine proposed. */
    record Confirmed() implements CaseEvent {}

    /** The case stands in the register as a human wants it. */
    record Registered() implements CaseEvent {}

    /** A human corrected the proposal; the reason is kept as a note, its digest here (LAW-22). */
    record Corrected(
            Label label,
            Scope scope,
            Sensitivity sensitivity,
            Register register,
            Optional<CaseNumber> diaryNumber,
            String heading,
            List<PromiseClock> clocks,
            Sha256 reason)
            implements CaseEvent {
        @Override
        public String about() {
            return label + " " + scope.word() + " " + sensitivity.word();
        }

        @Override
        public Optional<Sha256> words() {
            return Optional.of(reason);
        }
    }

    /** Somebody is to handle the case; the unit may change with it. */
    record Assigned(String officer, String unit) implements CaseEvent {
        @Override
        public String about() {
            return officer + " " + unit;
        }
    }

    /** The officer has left and another is officer; the case stands where it stood (SEED-113). */
    record TakenOver(String officer) implements CaseEvent {
        @Override
        public String about() {
            return officer;
        }
    }

    /** Notice was given that we work on it; the follow-up day is mandatory (SEED-36). */
    record InterimGiven(Sha256 note, PromiseClock followUp) implements CaseEvent {
        @Override
        public String about() {
            return followUp.due().toString();
        }

        @Override
        public Optional<Sha256> words() {
            return Optional.of(note);
        }
    }

    /** A human answered: by a mail of ours, or by a logged call or visit (SEED-62). */
    record Answered(Optional<Integer> record, Optional<Sha256> note) implements CaseEvent {
        @Override
        public String about() {
            return record.map(no -> "-" + no).orElse("");
        }

        @Override
        public Optional<Sha256> words() {
            return note;
        }
    }

    /** Our answer was not delivered: it counts as never given (TRAPS 4). */
    record AnswerBounced(int record) implements CaseEvent {
        @Override
        public String about() {
            return "-" + record;
        }
    }

    /** The writer is satisfied (SEED-39). */
    record Satisfied() implements CaseEvent {}

    /** The writer is not satisfied: the reviewer tries the case anew (SEED-40). */
    record Dissatisfied(Optional<String> reviewer, PromiseClock review) implements CaseEvent {
        @Override
        public String about() {
            return reviewer.map(who -> who + " ").orElse("") + review.due();
        }
    }

    /** The writer added something that wants an answer of its own. */
    record Supplemented(PromiseClock clock) implements CaseEvent {
        @Override
        public String about() {
            return clock.due().toString();
        }
    }

    /** The writer has not reacted to the answer in the time that he was given (DOMAIN 8, Q7). */
    record NoReaction() implements CaseEvent {}

    /**
     * A promise falls due on another day: a day off became known or was taken back (TRAPS 11), or somebody has had a
     * changed routine applied to what was promised before it (SEED-03), and said why.
     *
     * @param promised the number of working days that is promised from now on, where it is another one
     */
    record ClockMoved(PromiseClock before, LocalDate due, Optional<WorkingDays> promised, Optional<Sha256> reason)
            implements CaseEvent {

        /** A day off alone: what was promised stays. */
        public ClockMoved(PromiseClock before, LocalDate due) {
            this(before, due, Optional.empty(), Optional.empty());
        }

        @Override
        public String about() {
            return before.rule() + " " + before.due() + " → " + due;
        }

        @Override
        public Optional<Sha256> words() {
            return reason;
        }
    }

    /** The officer asks the registrar to close (SEED-39). */
    record CloseRequested(Sha256 measures) implements CaseEvent {
        @Override
        public Optional<Sha256> words() {
            return Optional.of(measures);
        }
    }

    /** The registrar closed the case (SEED-41). */
    record Closed() implements CaseEvent {}

    /** The case was opened by mistake; its number is kept (LAW-22). */
    record Cancelled(Sha256 reason) implements CaseEvent {
        @Override
        public Optional<Sha256> words() {
            return Optional.of(reason);
        }
    }

    /** Somebody of the service centre looks at a waiting case, so that nobody else need (SEED-30). */
    record Taken(String officer) implements CaseEvent {
        @Override
        public String about() {
            return officer;
        }
    }

    /** The service centre passed the case on to the manager of the unit concerned (SEED-30). */
    record Passed(String unit, String officer, Optional<String> manager, String heading) implements CaseEvent {
        @Override
        public String about() {
            return unit + manager.map(who -> " " + who).orElse("");
        }
    }

    /** The letter belonged elsewhere among us and was moved; its arrival and its promises stay (SEED-10). */
    record Rerouted(
            EmailAddress mailbox,
            String unit,
            Optional<String> officer,
            Optional<String> manager,
            String heading,
            Sha256 reason)
            implements CaseEvent {
        @Override
        public String about() {
            return mailbox.toString();
        }

        @Override
        public Optional<Sha256> words() {
            return Optional.of(reason);
        }
    }

    /** Another board or authority goes on with the matter: the id of a board, or an address. */
    record HandedOver(String to, Sha256 reason) implements CaseEvent {
        @Override
        public String about() {
            return to;
        }

        @Override
        public Optional<Sha256> words() {
            return Optional.of(reason);
        }
    }

    /** The same matter of the same person goes on in another case. */
    record Merged(CaseNumber into) implements CaseEvent {
        @Override
        public String about() {
            return into.toString();
        }
    }

    /** Another case was merged into this one; a promise of it that falls due earlier runs on here. */
    record Absorbed(CaseNumber from, Optional<PromiseClock> earlier) implements CaseEvent {
        @Override
        public String about() {
            return from.toString();
        }
    }

    /** Something of the case is owed to a neighbouring system; the outbox says when it went. */
    record HandoverOwed(Receiver receiver, String what) implements CaseEvent {
        @Override
        public String about() {
            return receiver + " " + what;
        }
    }

    /** The number under which the neighbouring case system keeps the case. */
    record ForeignNumber(String number) implements CaseEvent {
        @Override
        public String about() {
            return number;
        }
    }

    /** The systems beside us that take cases over. */
    enum Receiver {
        CASE_SYSTEM,
        DEVIATION_MODULE
    }

    /** Which way a record went. */
    enum Direction {
        IN,
        OUT
    }

    /** How a matter reached us (SEED-22). */
    enum Channel {
        MAIL,
        PHONE,
        ORAL,
        PAPER,
        SMS,
        FORM
    }

    /** A day on which a promise falls due, as said at the doors. */
    static Optional<LocalDate> earliest(List<PromiseClock> clocks) {
        return clocks.stream().filter(PromiseClock::runs).map(PromiseClock::due).min(LocalDate::compareTo);
    }
}

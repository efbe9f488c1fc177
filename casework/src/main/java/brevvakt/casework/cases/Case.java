package brevvakt.casework.cases;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A case as its events have made it; a pure fold, nothing else changes it.
 *
 * @param number its first number, for ever
 * @param diaryNumber its number in a board's diary; the first number itself where it was opened there
 * @param receivedAt the legal arrival of its first letter (LAW-04)
 * @param firstAnswerAt the first act of a human that met the promise; a bounced answer never counts
 * @param records how many records the case has
 * @param course what has happened to it beside its state
 * @param seq the sequence number of its last event
 */
public record Case(
        CaseNumber number,
        Optional<CaseNumber> diaryNumber,
        Register register,
        Judged judged,
        CaseStatus status,
        String heading,
        EmailAddress mailbox,
        String unit,
        Optional<String> officer,
        Optional<String> manager,
        Instant receivedAt,
        ArrivalId arrivalId,
        Channel channel,
        boolean replyPossible,
        Optional<Instant> firstAnswerAt,
        List<PromiseClock> clocks,
        List<Answer> answers,
        int records,
        Course course,
        int seq) {

    /** A human's answer, and where the case stood before it, in case it bounces. */
    public record Answer(Optional<Integer> record, Instant at, String actor, CaseStatus before, boolean interim) {}

    public Case {
        clocks = List.copyOf(clocks);
        answers = List.copyOf(answers);
        // a list of cases written before there was a course is read until it is made anew
        course = Objects.requireNonNullElseGet(course, () -> Course.begun(status != CaseStatus.PROPOSED));
    }

    /** The case after all of its events, in order. */
    public static Case after(List<RecordedEvent> events) {
        if (events.isEmpty() || !(events.get(0).event() instanceof CaseEvent.Opened opened)) {
            throw new IllegalArgumentException("a case begins with its opening");
        }
        Case result = opened(opened);
        for (RecordedEvent event : events.subList(1, events.size())) {
            result = result.after(event);
        }
        return result;
    }

    private static Case opened(CaseEvent.Opened event) {
        return new Case(
                event.number(),
                event.register() == Register.DIARY ? Optional.of(event.number()) : Optional.empty(),
                event.register(),
                event.judged(),
                event.confirmed() ? CaseStatus.REGISTERED : CaseStatus.PROPOSED,
                event.heading(),
                event.mailbox(),
                event.unit(),
                event.officer(),
                event.manager(),
                event.receivedAt(),
                event.arrivalId(),
                event.channel(),
                event.replyPossible(),
                Optional.empty(),
                event.clocks(),
                List.of(),
                0,
                Course.begun(event.confirmed()),
                1);
    }

    /** The case after one more event. */
    public Case after(RecordedEvent recorded) {
        if (recorded.seq() != seq + 1) {
            throw new IllegalArgumentException(number + " is at event " + seq + ", the next is not " + recorded.seq());
        }
        return new Folding(this, recorded).result();
    }

    /** The earliest day on which a promise falls due; empty when no clock runs. */
    public Optional<LocalDate> dueDate() {
        return CaseEvent.earliest(clocks);
    }

    /** The clock that falls due first. */
    public Optional<PromiseClock> pressing() {
        return clocks.stream().filter(PromiseClock::runs).min((a, b) -> a.due().compareTo(b.due()));
    }

    /**
     * It waits for a human of the service centre: a general complaint or view that nobody has confirmed, or whatever is
     * in doubt; what is restricted waits with its own manager (DESIGN 5b).
     */
    public boolean isWaiting() {
        boolean unconfirmed =
                !course.confirmed() && (judged.label() == Label.COMPLAINT || judged.label() == Label.VIEW);
        boolean doubtful = judged.needsHuman() || judged.label() == Label.UNCLEAR;
        return register != Register.RESTRICTED && !status.isEnded() && (unconfirmed || doubtful);
    }

    /** When somebody answered last, if anybody did. */
    public Optional<Instant> lastAnswerAt() {
        return answers.stream().map(Answer::at).max(Instant::compareTo);
    }

    /** A human of ours has answered the writer, and the answer has not come back. */
    public boolean hasHumanAnswer() {
        return !answers.isEmpty();
    }

    /** One more event folded in. */
    private static final class Folding {
        private final Case before;
        private final RecordedEvent recorded;
        private CaseStatus status;
        private Judged judged;
        private Register register;
        private Optional<CaseNumber> diaryNumber;
        private String heading;
        private EmailAddress mailbox;
        private String unit;
        private Optional<String> officer;
        private Optional<String> manager;
        private Optional<Instant> firstAnswerAt;
        private final List<PromiseClock> clocks;
        private final List<Answer> answers;
        private int records;
        private Course course;

        Folding(Case before, RecordedEvent recorded) {
            this.before = before;
            this.recorded = recorded;
            this.status = before.status;
            this.judged = before.judged;
            this.register = before.register;
            this.diaryNumber = before.diaryNumber;
            this.heading = before.heading;
            this.mailbox = before.mailbox;
            this.unit = before.unit;
            this.officer = before.officer;
            this.manager = before.manager;
            this.firstAnswerAt = before.firstAnswerAt;
            this.clocks = new ArrayList<>(before.clocks);
            this.answers = new ArrayList<>(before.answers);
            this.records = before.records;
            this.course = before.course;
        }

        Case result() {
            fold(recorded.event());
            return new Case(
                    before.number,
                    diaryNumber,
                    register,
                    judged,
                    status,
                    heading,
                    mailbox,
                    unit,
                    officer,
                    manager,
                    before.receivedAt,
                    before.arrivalId,
                    before.channel,
                    before.replyPossible,
                    firstAnswerAt,
                    clocks,
                    answers,
                    records,
                    course,
                    recorded.seq());
        }

        private void fold(CaseEvent event) {
            if (event instanceof CaseEvent.RecordAdded added) {
                records = added.no();
            } else if (event instanceof CaseEvent.ClockStarted started) {
                clocks.add(started.clock());
            } else if (event instanceof CaseEvent.Confirmed) {
                status = status == CaseStatus.PROPOSED ? CaseStatus.CONFIRMED : status;
                judged = byHuman(judged);
                course = course.asConfirmed();
            } else if (event instanceof CaseEvent.Registered) {
                status = status == CaseStatus.CONFIRMED ? CaseStatus.REGISTERED : status;
            } else if (event instanceof CaseEvent.Corrected corrected) {
                correct(corrected);
            } else if (event instanceof CaseEvent.Assigned assigned) {
                status = CaseStatus.ASSIGNED;
                officer = Optional.of(assigned.officer());
                unit = assigned.unit();
            } else if (event instanceof CaseEvent.TakenOver taken) {
                officer = Optional.of(taken.officer());
            } else if (event instanceof CaseEvent.InterimGiven interim) {
                answer(Optional.empty(), true);
                status = CaseStatus.INTERIM;
                clocks.add(interim.followUp());
            } else if (event instanceof CaseEvent.Answered answered) {
                answer(answered.record(), false);
                status = CaseStatus.ANSWERED;
            } else if (event instanceof CaseEvent.AnswerBounced bounced) {
                bounce(bounced.record());
            } else if (event instanceof CaseEvent.Satisfied) {
                status = CaseStatus.SATISFIED;
            } else if (event instanceof CaseEvent.Dissatisfied dissatisfied) {
                status = CaseStatus.MANAGER_REVIEW;
                officer = dissatisfied.reviewer().or(() -> officer);
                clocks.add(dissatisfied.review());
            } else if (event instanceof CaseEvent.Supplemented supplemented) {
                clocks.add(supplemented.clock());
                status = status.isAnswered() || status == CaseStatus.CLOSED || status == CaseStatus.HANDED_OVER
                        ? CaseStatus.ASSIGNED
                        : status;
            } else if (event instanceof CaseEvent.NoReaction) {
                status = CaseStatus.NO_REACTION;
            } else if (event instanceof CaseEvent.ClockMoved moved) {
                clocks.replaceAll(clock -> clock.equals(moved.before()) ? clock.movedBy(moved) : clock);
            } else if (event instanceof CaseEvent.CloseRequested) {
                status = CaseStatus.CLOSE_REQUESTED;
            } else if (event instanceof CaseEvent.Closed) {
                status = CaseStatus.CLOSED;
            } else if (event instanceof CaseEvent.Cancelled) {
                end(CaseStatus.CANCELLED);
            } else {
                move(event);
            }
        }

        private void move(CaseEvent event) {
            if (event instanceof CaseEvent.Taken taken) {
                officer = Optional.of(taken.officer());
            } else if (event instanceof CaseEvent.Passed passed) {
                status = CaseStatus.ASSIGNED;
                unit = passed.unit();
                officer = Optional.of(passed.officer());
                manager = passed.manager();
                heading = passed.heading();
            } else if (event instanceof CaseEvent.Rerouted rerouted) {
                mailbox = rerouted.mailbox();
                unit = rerouted.unit();
                officer = rerouted.officer();
                manager = rerouted.manager();
                heading = rerouted.heading();
                course = course.withHop();
            } else if (event instanceof CaseEvent.HandedOver) {
                end(CaseStatus.HANDED_OVER);
            } else if (event instanceof CaseEvent.Merged merged) {
                course = course.mergedInto(merged.into());
                end(CaseStatus.MERGED);
            } else if (event instanceof CaseEvent.Absorbed absorbed) {
                course = course.linkedTo(absorbed.from());
                absorbed.earlier().ifPresent(clocks::add);
            } else if (event instanceof CaseEvent.HandoverOwed owed) {
                course = course.withHandover(owed.receiver() + ":" + owed.what());
            } else if (event instanceof CaseEvent.ForeignNumber foreign) {
                course = course.knownAs(foreign.number());
            }
        }

        /** Nothing is promised in a case that has ended otherwise than by an answer. */
        private void end(CaseStatus how) {
            status = how;
            clocks.replaceAll(clock -> clock.runs() ? clock.metAt(recorded.at()) : clock);
        }

        private void correct(CaseEvent.Corrected corrected) {
            judged = new Judged(
                    corrected.label(),
                    List.of(),
                    corrected.scope(),
                    corrected.sensitivity(),
                    1.0,
                    false,
                    judged.service());
            register = corrected.register();
            diaryNumber = diaryNumber.or(corrected::diaryNumber);
            heading = corrected.heading();
            clocks.clear();
            clocks.addAll(corrected.clocks());
        }

        private void answer(Optional<Integer> record, boolean interim) {
            answers.add(new Answer(record, recorded.at(), recorded.actor(), status, interim));
            firstAnswerAt = firstAnswerAt.or(() -> Optional.of(recorded.at()));
            clocks.replaceAll(
                    clock -> clock.runs() && clock.rule().isMetByAnswer() ? clock.metAt(recorded.at()) : clock);
        }

        /** The old due date runs on, as if the answer had never been given. */
        private void bounce(int record) {
            List<Answer> lost = answers.stream()
                    .filter(a -> a.record().filter(no -> no == record).isPresent())
                    .toList();
            if (lost.isEmpty()) {
                return;
            }
            answers.removeAll(lost);
            Answer first = lost.get(0);
            clocks.replaceAll(
                    clock -> clock.met().filter(first.at()::equals).isPresent() ? withoutLostAnswer(clock) : clock);
            firstAnswerAt = answers.stream().map(Answer::at).findFirst();
            boolean otherStands = answers.stream().anyMatch(a -> a.at().isAfter(first.at()));
            if (!otherStands && (status.isAnswered() || status == CaseStatus.INTERIM)) {
                status = first.before() == CaseStatus.PROPOSED && course.confirmed()
                        ? CaseStatus.REGISTERED
                        : first.before();
            }
        }

        private PromiseClock withoutLostAnswer(PromiseClock clock) {
            return answers.stream()
                    .map(Answer::at)
                    .filter(at -> !at.isBefore(clock.started()))
                    .findFirst()
                    .map(clock::metAt)
                    .orElseGet(clock::running);
        }

        private static Judged byHuman(Judged judged) {
            return new Judged(
                    judged.label(),
                    judged.alsoLabels(),
                    judged.scope(),
                    judged.sensitivity(),
                    1.0,
                    false,
                    judged.service());
        }
    }
}

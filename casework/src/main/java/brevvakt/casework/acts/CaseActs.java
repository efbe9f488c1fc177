package brevvakt.casework.acts;

import brevvakt.casework.acts.Acting.Desk;
import brevvakt.casework.acts.Acting.Plan;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.intake.Reviewers;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what people ask to be done with a case, or says why not; either everything is written or nothing. */
public final class CaseActs {
    private final Workplace workplace;
    private final Acting acting;
    private final DisclosureRegister disclosures;

    public CaseActs(Workplace workplace, DisclosureRegister disclosures) {
        this.workplace = workplace;
        this.acting = new Acting(workplace);
        this.disclosures = disclosures;
    }

    /** What the machine proposed is right: the case is registered, and the unit manager is told (SEED-30). */
    public Done confirm(String number, String by) {
        return acting.act(
                Act.CONFIRM,
                number,
                by,
                desk -> desk.file().course().confirmed()
                        ? Plan.refused(
                                desk.file().number() + " is " + desk.file().status() + "; it is confirmed already")
                        : Plan.of(desk.confirmation()).then(this::tellManager));
    }

    private void tellManager(Desk desk, CaseRow row) {
        workplace
                .correspondence()
                .confirmed(row, desk.now())
                .ifPresent(mail -> workplace.registers().outbox().owe(desk.handle(), mail));
    }

    /** The proposal was wrong; a case that moves into the diary gets a number there beside its first. */
    public Done correct(
            String number,
            Optional<Label> label,
            Optional<Scope> scope,
            Optional<Sensitivity> sensitivity,
            String reason,
            String by) {
        return acting.act(Act.CORRECT, number, by, desk -> {
            Case file = desk.file();
            Label newLabel = label.orElse(file.judged().label());
            if (newLabel.isMachine() || newLabel.isClosed()) {
                return Plan.refused(file.number() + " cannot become " + newLabel
                        + ": a mail that is no case of anybody's is cancelled by the registrar instead");
            }
            Scope newScope = scope.orElse(file.judged().scope());
            Sensitivity newSensitivity = sensitivity.orElse(file.judged().sensitivity());
            Register register = Register.of(newLabel, newScope, newSensitivity);
            List<CaseEvent> events = new ArrayList<>();
            events.add(new CaseEvent.Corrected(
                    newLabel,
                    newScope,
                    newSensitivity,
                    register,
                    diaryNumber(desk, register),
                    workplace
                            .headings()
                            .of(
                                    newLabel,
                                    file.judged().service(),
                                    register,
                                    desk.now().unit(file.unit())),
                    file.status().isEnded()
                            ? file.clocks()
                            : workplace.promises().corrected(file, newLabel),
                    note(desk, reason)));
            events.addAll(desk.confirmation());
            Plan plan = Plan.of(events);
            return file.course().confirmed() ? plan : plan.then(this::tellManager);
        });
    }

    private Optional<CaseNumber> diaryNumber(Desk desk, Register register) {
        Case file = desk.file();
        return register == Register.DIARY && file.diaryNumber().isEmpty()
                ? desk.now().boardOf(file.unit()).map(Board::series).map(series -> workplace
                        .registers()
                        .cases()
                        .takeNumber(
                                desk.handle(),
                                series,
                                workplace
                                        .promises()
                                        .dayOf(workplace.clock().instant())
                                        .getYear()))
                : Optional.empty();
    }

    public Done assign(String number, String to, String by) {
        return acting.act(Act.ASSIGN, number, by, desk -> desk.now()
                .person(to)
                .map(officer -> Plan.of(
                        new CaseEvent.Assigned(officer.username(), desk.file().unit())))
                .orElseGet(() -> Plan.refused(Person.unknown(to))));
    }

    /** We work on it and say when there is more (SEED-36); an answer already sent becomes the interim one. */
    public Done interim(String number, String note, LocalDate followUp, String by) {
        return acting.act(Act.INTERIM, number, by, desk -> {
            Instant now = workplace.clock().instant();
            return followUp.isBefore(workplace.promises().dayOf(now))
                    ? Plan.refused("the follow-up day " + followUp + " has passed")
                    : Plan.of(new CaseEvent.InterimGiven(
                            note(desk, note), new PromiseClock(ClockRule.FOLLOW_UP, now, followUp, Optional.empty())));
        });
    }

    /** A call or a visit is an answer too, once it is logged (SEED-62). */
    public Done answerByPhone(String number, String note, String by) {
        return acting.act(
                Act.ANSWER_BY_PHONE,
                number,
                by,
                desk -> Plan.of(new CaseEvent.Answered(Optional.empty(), Optional.of(note(desk, note)))));
    }

    public Done handToManager(String number, String by) {
        return acting.act(Act.HAND_TO_MANAGER, number, by, desk -> desk.now()
                .managerOf(desk.file())
                .map(manager ->
                        Plan.of(new CaseEvent.Assigned(manager, desk.file().unit())))
                .orElseGet(() -> Plan.refused("unit " + desk.file().unit() + " has no manager")));
    }

    public Done satisfied(String number, String by) {
        return acting.act(Act.SATISFIED, number, by, desk -> Plan.of(new CaseEvent.Satisfied()));
    }

    /** The nearest manager tries the case anew, with a clock of its own (SEED-40). */
    public Done dissatisfied(String number, String by) {
        return acting.act(Act.DISSATISFIED, number, by, desk -> Plan.of(new CaseEvent.Dissatisfied(
                        Reviewers.of(desk.file(), desk.now()),
                        workplace.promises().review(workplace.clock().instant())))
                .then((asked, row) -> workplace
                        .correspondence()
                        .reviewAsked(row, row.file().arrivalId(), asked.now())
                        .forEach(mail -> workplace.registers().outbox().owe(asked.handle(), mail))));
    }

    /** The registrar is asked to close: answered, or nobody can be; with the measures, or why there are none (SEED-39). */
    public Done closeRequest(String number, String measures, String by) {
        return acting.act(Act.CLOSE_REQUEST, number, by, desk -> {
            Case file = desk.file();
            return file.status().isAnswered() || !file.replyPossible()
                    ? Plan.of(new CaseEvent.CloseRequested(note(desk, measures)))
                            .then((asked, row) -> workplace
                                    .correspondence()
                                    .closeRequested(file, row, measures, by, asked.now())
                                    .forEach(mail ->
                                            workplace.registers().outbox().owe(asked.handle(), mail)))
                    : Plan.refused(file.number() + " is " + file.status() + "; nobody has answered it yet");
        });
    }

    /**
     * The registrar closes; a promise that runs, or a records request that holds a record, stands against it (SEED-41).
     * A proposal that nobody has confirmed is thereby confirmed: it goes to the diary system before it is done with.
     */
    public Done close(String number, String by) {
        return acting.act(Act.CLOSE, number, by, desk -> {
            List<CaseEvent> events = new ArrayList<>(desk.confirmation());
            events.add(new CaseEvent.Closed());
            return hindrance(desk).map(Plan::refused).orElseGet(() -> Plan.of(events));
        });
    }

    private Optional<String> hindrance(Desk desk) {
        Case file = desk.file();
        Optional<PromiseClock> running = file.clocks().stream()
                .filter(PromiseClock::runs)
                .filter(clock -> clock.rule() == ClockRule.RECORDS || clock.rule() == ClockRule.REVIEW)
                .findFirst();
        if (running.isPresent()) {
            return Optional.of(file.number() + " still owes a " + running.get().rule() + " answer, due "
                    + running.get().due());
        }
        return workplace.registers().records().ofCase(desk.handle(), file.number()).stream()
                .flatMap(entry -> disclosures.holdsOn(desk.handle(), entry.id()).stream())
                .findFirst()
                .map(hold -> file.number() + " is held by the records request " + hold + ", which is still open");
    }

    public Done cancel(String number, String reason, String by) {
        return acting.act(Act.CANCEL, number, by, desk -> Plan.of(new CaseEvent.Cancelled(note(desk, reason))));
    }

    private Sha256 note(Desk desk, String words) {
        return workplace.registers().notes().keep(desk.handle(), words);
    }
}

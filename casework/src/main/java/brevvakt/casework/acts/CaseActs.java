package brevvakt.casework.acts;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.intake.Headings;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Does what people ask to be done with a case, or says why not; either everything is written or nothing. */
public final class CaseActs {
    private final Database database;
    private final Registers registers;
    private final Promises promises;
    private final Headings headings;
    private final Correspondence correspondence;
    private final Supplier<Organisation> organisation;
    private final Clock clock;
    private final Permissions permissions = new Permissions();

    public CaseActs(
            Database database,
            Registers registers,
            Promises promises,
            Headings headings,
            Correspondence correspondence,
            Supplier<Organisation> organisation,
            Clock clock) {
        this.database = database;
        this.registers = registers;
        this.promises = promises;
        this.headings = headings;
        this.correspondence = correspondence;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What follows from an act: its events, or the reason against it. */
    private record Plan(List<CaseEvent> events, Optional<String> refusal) {
        static Plan of(CaseEvent... events) {
            return new Plan(List.of(events), Optional.empty());
        }

        static Plan refused(String reason) {
            return new Plan(List.of(), Optional.of(reason));
        }
    }

    /** What the machine proposed is right: the case is registered, and the unit manager is told (SEED-30). */
    public Done confirm(String number, String by) {
        return act(
                Act.CONFIRM,
                number,
                by,
                (handle, file) -> file.status() == CaseStatus.PROPOSED
                        ? Plan.of(new CaseEvent.Confirmed(), new CaseEvent.Registered())
                        : Plan.refused(file.number() + " is " + file.status() + "; only a proposed case is confirmed"));
    }

    /** The proposal was wrong; a case that moves into the diary gets a number there beside its first. */
    public Done correct(
            String number,
            Optional<Label> label,
            Optional<Scope> scope,
            Optional<Sensitivity> sensitivity,
            String reason,
            String by) {
        return act(Act.CORRECT, number, by, (handle, file) -> {
            Label newLabel = label.orElse(file.judged().label());
            if (newLabel.isMachine() || newLabel.isClosed()) {
                return Plan.refused(file.number() + " cannot become " + newLabel
                        + ": a mail that is no case of anybody's is cancelled by the registrar instead");
            }
            Scope newScope = scope.orElse(file.judged().scope());
            Sensitivity newSensitivity = sensitivity.orElse(file.judged().sensitivity());
            Register register = Register.of(newLabel, newScope, newSensitivity);
            Organisation now = organisation.get();
            Optional<CaseNumber> diaryNumber =
                    register == Register.DIARY && file.diaryNumber().isEmpty()
                            ? now.boardOf(file.unit()).map(Board::series).map(series -> registers
                                    .cases()
                                    .takeNumber(
                                            handle,
                                            series,
                                            promises.dayOf(clock.instant()).getYear()))
                            : Optional.empty();
            List<CaseEvent> events = new ArrayList<>();
            events.add(new CaseEvent.Corrected(
                    newLabel,
                    newScope,
                    newSensitivity,
                    register,
                    diaryNumber,
                    headings.of(newLabel, register, now.unit(file.unit())),
                    promises.corrected(file, newLabel),
                    registers.notes().keep(handle, reason)));
            if (file.status() == CaseStatus.PROPOSED) {
                events.add(new CaseEvent.Confirmed());
                events.add(new CaseEvent.Registered());
            }
            return new Plan(events, Optional.empty());
        });
    }

    public Done assign(String number, String to, String by) {
        return act(Act.ASSIGN, number, by, (handle, file) -> organisation
                .get()
                .person(to)
                .map(officer -> Plan.of(new CaseEvent.Assigned(officer.username(), file.unit())))
                .orElseGet(() -> Plan.refused("nobody has the user name " + to)));
    }

    /** We work on it and say when there is more (SEED-36); an answer already sent becomes the interim one. */
    public Done interim(String number, String note, LocalDate followUp, String by) {
        return act(Act.INTERIM, number, by, (handle, file) -> {
            Instant now = clock.instant();
            return followUp.isBefore(promises.dayOf(now))
                    ? Plan.refused("the follow-up day " + followUp + " has passed")
                    : Plan.of(new CaseEvent.InterimGiven(
                            registers.notes().keep(handle, note),
                            new PromiseClock(ClockRule.FOLLOW_UP, now, followUp, Optional.empty())));
        });
    }

    /** A call or a visit is an answer too, once it is logged (SEED-62). */
    public Done answerByPhone(String number, String note, String by) {
        return act(
                Act.ANSWER_BY_PHONE,
                number,
                by,
                (handle, file) -> Plan.of(new CaseEvent.Answered(
                        Optional.empty(), Optional.of(registers.notes().keep(handle, note)))));
    }

    public Done handToManager(String number, String by) {
        return act(Act.HAND_TO_MANAGER, number, by, (handle, file) -> file.manager()
                .map(manager -> Plan.of(new CaseEvent.Assigned(manager, file.unit())))
                .orElseGet(() -> Plan.refused("unit " + file.unit() + " has no manager")));
    }

    public Done satisfied(String number, String by) {
        return act(
                Act.SATISFIED,
                number,
                by,
                (handle, file) -> file.status().isAnswered() ? Plan.of(new CaseEvent.Satisfied()) : notAnswered(file));
    }

    /** The nearest manager tries the case anew, with a clock of its own (SEED-40). */
    public Done dissatisfied(String number, String by) {
        return act(
                Act.DISSATISFIED,
                number,
                by,
                (handle, file) -> file.status().isAnswered()
                        ? Plan.of(new CaseEvent.Dissatisfied(
                                brevvakt.casework.intake.Reviewers.of(file, organisation.get()),
                                promises.review(clock.instant())))
                        : notAnswered(file));
    }

    public Done closeRequest(String number, String measures, String by) {
        return act(
                Act.CLOSE_REQUEST,
                number,
                by,
                (handle, file) -> file.status().isAnswered() || !file.replyPossible()
                        ? Plan.of(new CaseEvent.CloseRequested(registers.notes().keep(handle, measures)))
                        : notAnswered(file));
    }

    public Done close(String number, String by) {
        return act(
                Act.CLOSE,
                number,
                by,
                (handle, file) -> file.status() == CaseStatus.CLOSE_REQUESTED
                        ? Plan.of(new CaseEvent.Closed())
                        : Plan.refused(
                                file.number() + " is " + file.status() + "; its officer must ask for the close first"));
    }

    public Done cancel(String number, String reason, String by) {
        return act(
                Act.CANCEL,
                number,
                by,
                (handle, file) ->
                        Plan.of(new CaseEvent.Cancelled(registers.notes().keep(handle, reason))));
    }

    private static Plan notAnswered(Case file) {
        return Plan.refused(file.number() + " is " + file.status() + "; nobody has answered it yet");
    }

    private Done act(Act act, String number, String by, BiFunction<Handle, Case, Plan> rule) {
        Organisation now = organisation.get();
        Optional<Person> actor = now.person(by);
        if (actor.isEmpty()) {
            return new Done.Refused("nobody has the user name " + by);
        }
        return database.inTransaction(handle -> {
            Optional<CaseRow> row = CaseNumber.parse(number)
                    .flatMap(written -> registers.cases().find(handle, written));
            if (row.isEmpty()) {
                return new Done.Refused("there is no case " + number);
            }
            Case file = row.get().file();
            Optional<String> refusal = permissions
                    .refusal(act, actor.get(), file, now)
                    .or(() -> file.status().isEnded()
                            ? Optional.of(file.number() + " is " + file.status() + "; nothing more is done in it")
                            : Optional.empty());
            if (refusal.isPresent()) {
                return new Done.Refused(refusal.get());
            }
            Plan plan = rule.apply(handle, file);
            return plan.refusal().<Done>map(Done.Refused::new).orElseGet(() -> {
                CaseRow after = registers
                        .cases()
                        .append(handle, row.get(), clock.instant(), actor.get().username(), plan.events());
                if (plan.events().stream().anyMatch(CaseEvent.Registered.class::isInstance)) {
                    correspondence
                            .confirmed(after, now)
                            .ifPresent(mail -> registers.outbox().owe(handle, mail));
                }
                return new Done.Changed(after);
            });
        });
    }
}

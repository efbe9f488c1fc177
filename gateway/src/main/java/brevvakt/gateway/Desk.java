package brevvakt.gateway;

import brevvakt.casework.acts.DeskActs;
import brevvakt.casework.acts.ExampleDesk;
import brevvakt.casework.acts.LearningDesk;
import brevvakt.casework.acts.RoutineDesk;
import brevvakt.casework.acts.Workplace;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.intake.Acknowledgements;
import brevvakt.casework.intake.AstrayHandovers;
import brevvakt.casework.intake.ByHand;
import brevvakt.casework.intake.CallbackDesk;
import brevvakt.casework.intake.LateOpening;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.gateway.neighbours.AcknowledgementFolder;
import brevvakt.portal.api.Verbs;
import brevvakt.portal.verbs.CallbackVerbs;
import brevvakt.portal.verbs.DeskVerbs;
import brevvakt.portal.verbs.ExampleVerbs;
import brevvakt.portal.verbs.LearningVerbs;
import brevvakt.portal.verbs.RoutineVerbs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The desk of the house: what people take in, pass on and move. */
final class Desk {
    final AstrayHandovers astray;
    private final Acknowledgements acknowledgements;
    private final LearningDesk learning;
    private final ExampleDesk examples;
    private final RoutineDesk routine;
    private final OpenHouse open;
    private final DeskActs acts;
    private final ByHand byHand;
    private final LateOpening lateOpening;
    private final CallbackDesk callbacks;

    Desk(OpenHouse open, Workplace workplace) {
        this.open = open;
        this.acts = new DeskActs(workplace);
        this.astray = new AstrayHandovers(open.database, open.registers, open.correspondence, open.house::organisation);
        this.learning = new LearningDesk(workplace);
        this.examples = new ExampleDesk(workplace, learning);
        this.routine = new RoutineDesk(workplace);
        this.acknowledgements =
                new Acknowledgements(open.database, open.registers, open.correspondence, open.house::organisation);
        this.byHand = new ByHand(
                open.database,
                open.registers,
                open.originals,
                open.intake,
                open.promises,
                workplace.headings(),
                open.routing,
                open.correspondence,
                open.house::organisation,
                () -> new ArrivalId(UUID.randomUUID().toString()),
                open.clock,
                HouseClock.ZONE);
        this.lateOpening = new LateOpening(
                open.database,
                open.registers,
                open.promises,
                workplace.headings(),
                open.routing,
                open.correspondence,
                open.house,
                open.house::organisation,
                open.clock);
        this.callbacks = new CallbackDesk(
                open.database,
                open.registers,
                open.promises,
                open.correspondence,
                open.house::organisation,
                open.clock);
    }

    /** What the diary systems say of what they were given; asked every quarter of an hour. */
    void hearDiaries(Instant at) {
        open.settings.handover().folder().ifPresent(folder -> new AcknowledgementFolder(folder)
                .read((name, said) -> acknowledgements.ofPackage(name, said, at)));
        if (open.settings.handover().acknowledged()) {
            acknowledgements.look(at);
        }
    }

    /** What the desk answers at the doors; it is asked before the house, since it knows letters without a case. */
    List<Verbs> verbs(Function<PromiseClock, String> explain, Runnable knock) {
        return List.of(
                new DeskVerbs(open.database, open.registers, open.house, acts, byHand, lateOpening, explain, knock),
                new CallbackVerbs(callbacks, knock),
                new LearningVerbs(open.house, learning, open.database, open.registers),
                new ExampleVerbs(open.house, open.examples, examples, open.words),
                new RoutineVerbs(open.house, open.routine, routine, open.clock, HouseClock.ZONE));
    }
}

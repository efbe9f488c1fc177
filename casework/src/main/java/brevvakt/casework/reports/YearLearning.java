package brevvakt.casework.reports;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.ExampleLibrary;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Unit;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a year taught: why matters came up, what was done about them, and what became of what the year before decided
 * (SEED-44, SEED-47; DOMAIN 7). It counts and quotes nobody.
 *
 * @param cases what was received in the year
 * @param causes why its cases came up, as far as it was said
 * @param endings the types of the events after an answer
 * @param measures measures and improvements of all years and units
 * @param individual the restricted cases with measures
 */
record YearLearning(
        Printed printed,
        Year year,
        ZoneId zone,
        Organisation organisation,
        Optional<String> unit,
        List<Case> cases,
        Map<CaseNumber, Cause> causes,
        Map<CaseNumber, List<String>> endings,
        List<Measure> measures,
        Set<CaseNumber> individual) {
    private static final int MOST_CAUSES = 5;

    List<Table> tables() {
        return List.of(
                content(),
                perUnit(),
                taken(),
                decided("measures_of_year", year),
                decided("measures_of_last_year", year.minusYears(1)));
    }

    private List<String> counted(String what, List<Case> population, Predicate<Case> which) {
        return List.of(
                what,
                Figures.count(population.stream()
                        .filter(file -> !Figures.isIndividual(file))
                        .filter(which)
                        .count()),
                Figures.individual(population.stream()
                        .filter(Figures::isIndividual)
                        .filter(which)
                        .count()));
    }

    private List<String> columns() {
        return List.of(printed.word("of"), printed.word("number"), printed.word("individual"));
    }

    private Table content() {
        List<List<String>> rows = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            rows.add(counted(printed.named("cause", cause), cases, file -> causes.get(file.number()) == cause));
        }
        rows.add(counted(
                printed.word("no_cause"),
                cases,
                file -> file.judged().label() == Label.COMPLAINT && !causes.containsKey(file.number())));
        return printed.table("content", columns(), rows, true);
    }

    private Table perUnit() {
        List<List<String>> rows = new ArrayList<>();
        for (Unit unit : organisation.units()) {
            Stream.of(Cause.values())
                    .map(cause -> Map.entry(cause, count(unit, cause)))
                    .filter(entry -> entry.getValue() > 0)
                    .sorted(Map.Entry.<Cause, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_CAUSES)
                    .forEach(entry -> rows.add(List.of(
                            String.join(" / ", unit.path()),
                            printed.named("cause", entry.getKey()),
                            Figures.count(entry.getValue()))));
        }
        List<String> columns = List.of(printed.word("unit"), printed.word("cause"), printed.word("number"));
        return printed.table("causes_per_unit", columns, rows, false);
    }

    private long count(Unit unit, Cause cause) {
        return cases.stream()
                .filter(file -> !Figures.isIndividual(file) && file.unit().equals(unit.id()))
                .filter(file -> causes.get(file.number()) == cause)
                .count();
    }

    /** Whether something was done about what a unit learns from: one line a case, by what has come furthest. */
    private Table taken() {
        List<Case> learnt = cases.stream()
                .filter(file -> ExampleLibrary.KINDS.contains(file.judged().label()))
                .toList();
        Map<CaseNumber, List<Measure>> own = measures.stream()
                .filter(measure -> measure.number().isPresent())
                .collect(Collectors.groupingBy(measure -> measure.number().orElseThrow()));
        Map<CaseNumber, Stage> stages = learnt.stream()
                .collect(Collectors.toMap(
                        Case::number, file -> stage(file, own.getOrDefault(file.number(), List.of()))));
        List<List<String>> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            rows.add(counted(printed.named("report", stage), learnt, file -> stages.get(file.number()) == stage));
        }
        return printed.table("measures", columns(), rows, true);
    }

    /** How far it has come with a case; the words are in conf, under {@code report}. */
    private enum Stage {
        TAKEN,
        DESCRIBED,
        PLANNED,
        DROPPED,
        NOTHING
    }

    private Stage stage(Case file, List<Measure> own) {
        if (own.stream().anyMatch(measure -> measure.state() == Measure.State.DONE)) {
            return Stage.TAKEN;
        }
        if (own.stream().anyMatch(measure -> !measure.state().isOver())) {
            return Stage.PLANNED;
        }
        if (!own.isEmpty()) {
            return Stage.DROPPED;
        }
        return endings.getOrDefault(file.number(), List.of()).contains("CLOSE_REQUESTED")
                ? Stage.DESCRIBED
                : Stage.NOTHING;
    }

    private Table decided(String id, Year when) {
        List<Measure> made = measures.stream()
                .filter(measure -> unit.isEmpty() || unit.get().equals(measure.unit()))
                .filter(measure -> Year.from(measure.madeAt().atZone(zone)).equals(when))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(line(printed.word("decided"), made, measure -> true));
        for (Measure.State state : Measure.State.values()) {
            rows.add(line(printed.named("measure_state", state), made, measure -> measure.state() == state));
        }
        rows.add(line(printed.word("done_in_time"), made, this::isDoneInTime));
        rows.add(line(printed.word("measure_overdue"), made, this::isOverdue));
        rows.add(line(
                printed.word("with_effect"),
                made,
                measure -> measure.state() == Measure.State.DONE
                        && measure.effect().isPresent()));
        List<String> columns = List.of(
                printed.word("of"), printed.word("measures"), printed.word("individual"), printed.word("improvements"));
        return printed.table(id, columns, rows, false);
    }

    private List<String> line(String what, List<Measure> made, Predicate<Measure> which) {
        List<Measure> counted = made.stream().filter(which).toList();
        long restricted = counted.stream()
                .filter(measure -> measure.number().filter(individual::contains).isPresent())
                .count();
        long improvements = counted.stream()
                .filter(measure -> measure.kind() == Measure.Kind.IMPROVEMENT)
                .count();
        return List.of(
                what,
                Figures.count(counted.size() - improvements - restricted),
                Figures.individual(restricted),
                Figures.count(improvements));
    }

    private boolean isDoneInTime(Measure measure) {
        return measure.state() == Measure.State.DONE
                && !measure.changedAt().atZone(zone).toLocalDate().isAfter(measure.dueOn());
    }

    private boolean isOverdue(Measure measure) {
        return !measure.state().isOver() && measure.dueOn().isBefore(printed.today());
    }
}

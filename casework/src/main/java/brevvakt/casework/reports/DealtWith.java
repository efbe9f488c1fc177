package brevvakt.casework.reports;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.learning.ExampleLibrary;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.LearningRegister;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.ReportRegister;
import brevvakt.casework.texts.Moment;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What a unit learns from: the binder of complaints, views and suggestions that were dealt with (SEED-43). What concerns
 * individuals is not in it.
 */
public final class DealtWith {
    private final Database database;
    private final Registers registers;
    private final ReportRegister reports;
    private final LearningRegister learning = new LearningRegister();

    public DealtWith(Database database, Registers registers, ReportRegister reports) {
        this.database = database;
        this.registers = registers;
        this.reports = reports;
    }

    /** One matter in the binder. */
    public record Leaf(Case file, String measures) {}

    /** The binder of a unit, oldest first: answered with measures recorded, or closed. */
    public List<Leaf> binder(String unit) {
        return database.read(handle -> registers.cases().ofUnit(handle, unit).stream()
                .map(CaseRow::file)
                .filter(file -> !Figures.isIndividual(file))
                .filter(file -> ExampleLibrary.KINDS.contains(file.judged().label()))
                .filter(file -> isEnding(file) || file.status().isAnswered())
                .map(file -> new Leaf(file, measures(handle, file.number())))
                .filter(leaf -> isEnding(leaf.file()) || !leaf.measures().isEmpty())
                .toList());
    }

    private static boolean isEnding(Case file) {
        return file.status() == CaseStatus.CLOSE_REQUESTED || file.status() == CaseStatus.CLOSED;
    }

    /** What was said to be done when it was to be closed, and each measure that has been taken. */
    private String measures(Handle handle, CaseNumber number) {
        return Stream.concat(
                        reports.measures(handle, number).stream(),
                        learning.ofCase(handle, number).stream()
                                .filter(measure -> measure.state() == Measure.State.DONE)
                                .map(Measure::words))
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The binder as people read it. */
    public Table table(List<Leaf> leaves, Printed printed, ZoneId zone) {
        return printed.table(
                "binder",
                printed.columns("number", "kind", "heading", "received_at", "first_answer_at", "status", "measures"),
                leaves.stream()
                        .map(leaf -> List.of(
                                leaf.file().number().toString(),
                                printed.named("label", leaf.file().judged().label()),
                                leaf.file().heading(),
                                Moment.written(leaf.file().receivedAt(), zone),
                                leaf.file()
                                        .firstAnswerAt()
                                        .map(at -> Moment.written(at, zone))
                                        .orElse(""),
                                printed.named("status", leaf.file().status()),
                                leaf.measures()))
                        .toList(),
                false);
    }
}

package brevvakt.gateway;

import brevvakt.casework.classify.ClassifyLines;
import brevvakt.casework.classify.Evaluation;
import brevvakt.casework.classify.PublicSet;
import brevvakt.casework.classify.Training;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code brevvakt evaluate}: how well the judge does on the held-back letters, on the labelled ones of a file, on a set
 * that others have grouped, or on the letters that teach.
 */
final class EvaluateVerb implements LocalVerb {
    private static final String USUAL_GROUP = "service_complaint";

    @Override
    public int run(LocalCall call) throws IOException {
        Path conf = Wiring.confClassify(call);
        try {
            if (call.option("set").isPresent()) {
                List<String> lines = lines(List.of(Path.of(call.required("set"))));
                PublicSet.of(
                                ClassifyLines.load(conf),
                                lines,
                                call.option("complaints").orElse(USUAL_GROUP))
                        .report()
                        .forEach(call.out()::println);
            } else if (call.flag("unseen")) {
                tell(call, Training.unseen(conf));
            } else {
                List<Path> files = call.positionals().isEmpty()
                        ? heldBack(conf.resolve("letters"))
                        : call.positionals().stream().map(Path::of).toList();
                tell(call, Evaluation.warm(ClassifyLines.load(conf), lines(files)));
            }
            return 0;
        } catch (IllegalArgumentException e) {
            call.err().println("brevvakt: evaluate: " + e.getMessage());
            return 1;
        }
    }

    private static void tell(LocalCall call, Evaluation evaluation) {
        evaluation.report().forEach(call.out()::println);
        evaluation.mistakes().forEach(mistake -> call.out().println("judged otherwise: " + mistake));
    }

    private static List<String> lines(List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).stream().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        return lines;
    }

    private static List<Path> heldBack(Path letters) throws IOException {
        try (Stream<Path> all = Files.list(letters)) {
            return all.filter(file -> file.getFileName().toString().startsWith("held-back"))
                    .sorted()
                    .toList();
        }
    }
}

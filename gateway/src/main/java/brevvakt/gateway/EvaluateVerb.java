package brevvakt.gateway;

import brevvakt.casework.classify.ClassifyLines;
import brevvakt.casework.classify.Evaluation;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code brevvakt evaluate}: how well the judge does on the held-back letters, or on the labelled ones of a file. */
final class EvaluateVerb implements LocalVerb {
    @Override
    public int run(LocalCall call) throws IOException {
        Path conf = Wiring.projectConf().resolve("classify");
        List<Path> files = call.positionals().isEmpty()
                ? heldBack(conf.resolve("letters"))
                : call.positionals().stream().map(Path::of).toList();
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).stream().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        Evaluation evaluation = Evaluation.of(ClassifyLines.load(conf), lines);
        evaluation.report().forEach(call.out()::println);
        evaluation.mistakes().forEach(mistake -> call.out().println("judged otherwise: " + mistake));
        return 0;
    }

    private static List<Path> heldBack(Path letters) throws IOException {
        try (Stream<Path> all = Files.list(letters)) {
            return all.filter(file -> file.getFileName().toString().startsWith("held-back"))
                    .sorted()
                    .toList();
        }
    }
}

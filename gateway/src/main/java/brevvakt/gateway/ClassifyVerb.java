package brevvakt.gateway;

import brevvakt.casework.classify.ClassifyLines;
import brevvakt.casework.classify.RuleCheck;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** {@code brevvakt classify}: the judge's word on letters, a line each. */
final class ClassifyVerb implements LocalVerb {
    @Override
    public int run(LocalCall call) throws IOException {
        Path conf = Wiring.confClassify(call);
        if (call.flag("check")) {
            return checked(call, conf);
        }
        ClassifyLines lines = ClassifyLines.load(conf);
        LetterReader reader = Reading.reader(ReadingLimits.usual());
        for (Path file : call.positionals().stream().map(Path::of).toList()) {
            try (InputStream bytes = Files.newInputStream(file)) {
                IncomingLetter letter = reader.read(bytes);
                call.out().println(lines.judgeLetter(file.getFileName().toString(), letter));
                explain(call, () -> lines.explain(letter));
            }
        }
        if (call.positionals().isEmpty()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    call.out().println(lines.judgeLine(line));
                    String judged = line;
                    explain(call, () -> lines.explainLine(judged));
                }
            }
        }
        return 0;
    }

    /** Names every fault, so that a registrar can mend a file before the house takes it up. */
    private static int checked(LocalCall call, Path conf) {
        List<String> faults = RuleCheck.faults(conf);
        faults.forEach(call.err()::println);
        if (faults.isEmpty()) {
            call.out().println(RuleCheck.count(conf) + " rules in " + conf + " can be taken up");
            return 0;
        }
        call.err()
                .println(faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in " + conf
                        + "; until they are mended, the rules before stay in force");
        return 1;
    }

    private static void explain(LocalCall call, Supplier<List<String>> explanation) {
        if (call.flag("explain")) {
            explanation.get().forEach(line -> call.out().println("  " + line));
        }
    }
}

package brevvakt.gateway;

import brevvakt.casework.classify.ClassifyLines;
import brevvakt.casework.classify.RuleCheck;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.BufferedInputStream;
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
        if (call.positionals().isEmpty()) {
            judgeInput(call, lines, reader);
            return 0;
        }
        int code = 0;
        for (Path file : call.positionals().stream().map(Path::of).toList()) {
            if (Files.isRegularFile(file)) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    judge(call, lines, file.getFileName().toString(), reader.read(bytes));
                }
            } else {
                call.err().println("brevvakt: classify: there is no file " + file);
                code = 1;
            }
        }
        return code;
    }

    private static void judge(LocalCall call, ClassifyLines lines, String name, IncomingLetter letter) {
        call.out().println(lines.judgeLetter(name, letter));
        explain(call, () -> lines.explain(letter));
    }

    /** A mail, or objects line by line; no mail begins as an object does, since a header has a name first. */
    private static void judgeInput(LocalCall call, ClassifyLines lines, LetterReader reader) throws IOException {
        BufferedInputStream in = new BufferedInputStream(call.in());
        in.mark(1);
        boolean isObject = in.read() == '{';
        in.reset();
        if (isObject || call.flag("jsonl")) {
            judgeAll(call, lines, in);
        } else {
            judge(call, lines, "-", reader.read(in));
        }
    }

    private static void judgeAll(LocalCall call, ClassifyLines lines, InputStream in) throws IOException {
        BufferedReader objects = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = objects.readLine(); line != null; line = objects.readLine()) {
            if (!line.isBlank()) {
                call.out().println(lines.judgeLine(line));
                String judged = line;
                explain(call, () -> lines.explainLine(judged));
            }
        }
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

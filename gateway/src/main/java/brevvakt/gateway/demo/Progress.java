package brevvakt.gateway.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** A line for each letter, and on a terminal a bar that moves while the house works on it. */
final class Progress {
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String LINE_AGAIN = "\r\u001B[2K";

    private final PrintStream out;
    private final boolean tty;
    private final Words words;
    private final Ink ink;
    private final int letters;
    private int begun;
    private int turns;
    private String now = "";

    Progress(PrintStream out, boolean tty, Words words, int letters) {
        this.out = out;
        this.tty = tty;
        this.words = words;
        this.ink = new Ink(tty);
        this.letters = letters;
    }

    void begins(Step step) {
        begun++;
        now = step.name(words.language());
        ticks();
    }

    /** Something is still under way; only a terminal shows it. */
    void ticks() {
        if (tty) {
            char turning = SPINNER.charAt(turns++ % SPINNER.length());
            String bar = "■".repeat(begun) + "□".repeat(letters - begun);
            out.print(LINE_AGAIN + " " + ink.blue(turning + " " + bar) + " " + words.get("sending") + ": " + now);
            out.flush();
        }
    }

    void ends(Fate fate) {
        String became = fate.trouble()
                .orElseGet(() -> fate.label(words)
                        + fate.matter().map(file -> ", " + file.number()).orElse(""));
        String mark = fate.trouble().isEmpty() ? ink.green("✓") : ink.red("✗");
        rests();
        out.println(String.format(Locale.ROOT, " %s %2d/%d  ", mark, begun, letters)
                + words.say("became", Map.of("what", now, "became", became)));
    }

    /** Takes the moving line away. */
    void rests() {
        if (tty) {
            out.print(LINE_AGAIN);
            out.flush();
        }
    }
}

package brevvakt.gateway.demo;

import brevvakt.casework.texts.Language;
import brevvakt.gateway.demo.Ledger.Matter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A day's mail of a made-up municipality, played through the real doors of a running house: each letter is sent as its
 * writer's program made it, followed until it is registered, and told in a table together with who was told.
 */
public final class Demo {
    private final Stage stage;
    private final PrintStream out;
    private final boolean once;
    private final boolean tty;
    private final Words words;
    private final Patience patience;

    /** The demo in Swedish. */
    public Demo(Stage stage, PrintStream out, boolean once, boolean tty) {
        this(stage, out, once, tty, Language.SV);
    }

    /**
     * A demo in the language of whoever watches.
     *
     * @param out written to in its own charset, which should be UTF-8
     * @param once ends when the story is told, instead of staying up
     * @param tty may be painted and drawn over
     */
    public Demo(Stage stage, PrintStream out, boolean once, boolean tty, Language language) {
        this(stage, out, once, tty, Words.in(language), Patience.ofAWatcher());
    }

    Demo(Stage stage, PrintStream out, boolean once, boolean tty, Words words, Patience patience) {
        this.stage = stage;
        this.out = out;
        this.once = once;
        this.tty = tty;
        this.words = words;
        this.patience = patience;
    }

    /**
     * Plays the day in a house to which nothing has come yet: 0 when every letter became what it should, 1 when
     * something did not, or when the house has had mail before and is left as it is.
     */
    public int play() {
        Ink ink = new Ink(tty);
        Ledger ledger = new Ledger(stage.verbs());
        if (!ledger.isFresh()) {
            out.println(ink.red(words.say("trouble.played", Map.of("home", stage.home()))));
            return 1;
        }
        Optional<String> refused = ledger.importOrganisation(organisation());
        if (refused.isPresent()) {
            out.println(ink.red(words.say("trouble.import", Map.of("reason", refused.get()))));
            return 1;
        }
        Day day = Day.read();
        int letters = day.steps().size();
        out.println(ink.bold(words.say("opening", Map.of("letters", letters))));
        out.println();
        Progress progress = new Progress(out, tty, words, letters);
        List<Fate> fates = new Play(stage, ledger, words, patience, progress).of(day);
        tell(new Sheet(words, ink).of(fates));
        tell(new Picture(words, ink).of(fates));
        tell(List.of(lookHere(fates)));
        boolean well = judge(fates, ledger.now(), ink);
        if (!once) {
            out.println();
            out.println(ink.bold(words.get("stays")));
            out.flush();
            stage.awaitEnd();
        }
        return well ? 0 : 1;
    }

    private byte[] organisation() {
        Path file = stage.home().resolve("conf").resolve("organisation.yaml");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's municipality cannot be read from " + file, e);
        }
    }

    private void tell(List<String> lines) {
        out.println();
        lines.forEach(out::println);
        out.flush();
    }

    private String lookHere(List<Fate> fates) {
        String number = fates.stream()
                .filter(Fate::opens)
                .findFirst()
                .flatMap(Fate::matter)
                .map(Matter::number)
                .orElse(words.get("nothing"));
        return words.say(
                        "lookHere",
                        Map.of(
                                "imapHost", stage.host(),
                                "imapPort", stage.imapPort(),
                                "portal", stage.portalAddress(),
                                "home", stage.home(),
                                "number", number,
                                "outgoing", stage.outgoing(),
                                "left", left()))
                .stripTrailing();
    }

    private long left() {
        if (!Files.isDirectory(stage.outgoing())) {
            return 0;
        }
        try (Stream<Path> mails = Files.list(stage.outgoing())) {
            return mails.filter(mail -> mail.toString().endsWith(".eml")).count();
        } catch (IOException e) {
            throw new UncheckedIOException("the outgoing mail cannot be counted in " + stage.outgoing(), e);
        }
    }

    private boolean judge(List<Fate> fates, Instant now, Ink ink) {
        Function<String, Optional<String>> cases = Play.casesOf(fates);
        List<List<String>> wrong = fates.stream()
                .map(fate -> Differences.of(fate, words, cases))
                .filter(found -> !found.isEmpty())
                .toList();
        List<Ledger.Told> waiting = fates.stream()
                .flatMap(fate -> fate.told().stream())
                .filter(mail -> !mail.state().equals("SENT") && !mail.dueAt().isAfter(now))
                .toList();
        out.println();
        if (wrong.isEmpty() && waiting.isEmpty()) {
            out.println(ink.green("✓ " + words.say("wellDone", Map.of("letters", fates.size()))));
            return true;
        }
        if (!wrong.isEmpty()) {
            out.println(
                    ink.red("✗ " + words.say("differences", Map.of("count", wrong.size(), "letters", fates.size()))));
            wrong.stream().flatMap(List::stream).forEach(line -> out.println("  - " + line));
        }
        if (!waiting.isEmpty()) {
            out.println(ink.red("✗ " + words.say("trouble.due", Map.of("count", waiting.size()))));
        }
        return false;
    }
}

package brevvakt.gateway.demo;

import brevvakt.casework.letter.Sha256;
import brevvakt.gateway.demo.Ledger.Kept;
import brevvakt.gateway.demo.Ledger.Matter;
import brevvakt.gateway.demo.Ledger.Told;
import brevvakt.gateway.demo.Ledger.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends the day's letters one after the other, and follows each until the house has registered it. */
final class Play {
    private static final Pattern POINTER = Pattern.compile("\\{\\{case:([a-z-]+)}}");

    private final Stage stage;
    private final Ledger ledger;
    private final Words words;
    private final Patience patience;
    private final Progress progress;
    private final List<Fate> fates = new ArrayList<>();
    private final Set<Long> knownMails = new HashSet<>();
    private final Set<Long> knownWishes = new HashSet<>();
    private final Set<String> knownCases = new HashSet<>();

    Play(Stage stage, Ledger ledger, Words words, Patience patience, Progress progress) {
        this.stage = stage;
        this.ledger = ledger;
        this.words = words;
        this.patience = patience;
        this.progress = progress;
    }

    /** Plays the day to its end and until what it made due has left. */
    List<Fate> of(Day day) {
        newMails();
        newWish();
        for (Step step : day.steps()) {
            progress.begins(step);
            Fate fate = follow(step);
            fates.add(fate);
            progress.ends(fate);
        }
        Map<Long, Told> sent = settled();
        return fates.stream().map(fate -> fate.after(sent)).toList();
    }

    /** The number of the case that a step's letter belongs to. */
    static Function<String, Optional<String>> casesOf(List<Fate> fates) {
        return id -> fates.stream()
                .filter(fate -> fate.step().id().equals(id))
                .findFirst()
                .flatMap(Fate::matter)
                .map(Matter::number);
    }

    private Fate follow(Step step) {
        Optional<byte[]> mail = filled(Day.bytesOf(step));
        if (mail.isEmpty()) {
            return Fate.lost(step, words.get("trouble.unknown"));
        }
        try {
            for (List<String> recipients : step.to()) {
                Courier.carry(stage, step, recipients, mail.get());
            }
        } catch (IOException e) {
            return Fate.lost(step, words.say("trouble.refused", Map.of("reason", String.valueOf(e.getMessage()))));
        }
        String digest = Sha256.of(mail.get()).hex();
        return patience.until(() -> kept(digest, step), progress::ticks)
                .map(kept -> known(step, kept))
                .orElseGet(() -> Fate.lost(step, words.get("trouble.late")));
    }

    /** The letter with the numbers of the cases that it points at; empty where it points at none that is. */
    private Optional<byte[]> filled(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        Matcher pointer = POINTER.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (pointer.find()) {
            Optional<String> number = casesOf(fates).apply(pointer.group(1));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            pointer.appendReplacement(whole, Matcher.quoteReplacement(number.get()));
        }
        return Optional.of(pointer.appendTail(whole).toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private Optional<Kept> kept(String digest, Step step) {
        return ledger.kept().stream()
                .filter(mail -> mail.sha256().equals(digest))
                .filter(mail -> mail.isOurs() == step.leaves())
                .filter(mail -> mail.recipients().containsAll(step.recipients()))
                .findFirst();
    }

    private Fate known(Step step, Kept kept) {
        Optional<Matter> matter = kept.caseNumber().map(ledger::matter);
        boolean opens = matter.map(file -> knownCases.add(file.number())).orElse(false);
        return new Fate(step, Optional.empty(), Optional.of(kept), matter, opens, newMails(), newWish());
    }

    private List<Told> newMails() {
        return ledger.told().stream()
                .filter(mail -> knownMails.add(mail.id()))
                .sorted(Comparator.comparingLong(Told::id))
                .toList();
    }

    private Optional<Wish> newWish() {
        return ledger.wishes().stream()
                .filter(wish -> knownWishes.add(wish.id()))
                .reduce((earlier, later) -> later);
    }

    /** The house's own mail by its id, once nothing of it waits that is due. */
    private Map<Long, Told> settled() {
        patience.until(() -> Optional.of(ledger.told()).filter(this::nothingWaits), progress::ticks);
        progress.rests();
        return ledger.told().stream().collect(Collectors.toMap(Told::id, mail -> mail));
    }

    private boolean nothingWaits(List<Told> mails) {
        Instant now = ledger.now();
        return mails.stream()
                .noneMatch(mail -> mail.state().equals("DUE") && !mail.dueAt().isAfter(now));
    }
}

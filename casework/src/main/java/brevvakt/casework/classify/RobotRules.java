package brevvakt.casework.classify;

import brevvakt.casework.classify.PhraseBook.Reading;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells mail of robots from mail of humans, by envelope, header fields, shape and words, and says whom no automatic mail
 * of ours may reach (TRAPS 1 to 5). A wish not to be answered automatically never makes a mail automatic.
 */
public final class RobotRules {
    private static final int CERTAIN = 3;
    private static final double FAVOUR = 1.5;
    private static final int READ_OF_TEXT = 4_000;
    private static final int READ_OF_VALUE = 200;
    private static final String SUPPRESS = "x-auto-response-suppress";

    private volatile Cues cues;
    private final ThreadLocal<LastFound> lastFound = new ThreadLocal<>();

    private record Sign(RobotCue cue, List<Integer> phrases) {}

    /** What a reading of the file came to; replaced as a whole. */
    private record Cues(PhraseBook phrases, List<Sign> signs) {}

    private RobotRules(Cues cues) {
        this.cues = cues;
    }

    /** From the next mail on, these are the rules. */
    void become(RobotRules others) {
        cues = others.cues;
    }

    /** Reads {@code robots.yaml} and the shared words; a file that cannot be trusted is refused. */
    public static RobotRules load(Path confClassify) {
        return load(confClassify, fault -> {
            throw fault;
        });
    }

    /** Tells each sign that cannot be trusted, and leaves it out where telling throws nothing. */
    static RobotRules load(Path confClassify, Consumer<BrokenRules> faults) {
        PhraseBook book = RuleSet.book(new RuleFile(confClassify.resolve("words.yaml")), false);
        RuleFile file = new RuleFile(confClassify.resolve("robots.yaml"));
        List<Sign> signs = new ArrayList<>();
        for (RuleFile.Entry entry : file.entries(faults)) {
            try {
                RobotCue cue = file.read(entry, RobotCue.class);
                signs.add(new Sign(
                        cue,
                        cue.subject().or(cue::text).orElse(List.of()).stream()
                                .map(book::add)
                                .toList()));
            } catch (BrokenRules e) {
                faults.accept(e);
            } catch (IllegalArgumentException e) {
                faults.accept(file.refusal(entry, "", String.valueOf(e.getMessage())));
            }
        }
        return new RobotRules(new Cues(book, List.copyOf(signs)));
    }

    /** The kind of robot that wrote the mail; empty where a human did, or where a machine carries a human's words. */
    public Optional<AutomaticKind> judge(IncomingLetter letter, Optional<Envelope> envelope) {
        if (isMachineCalendar(letter)) {
            return Optional.of(AutomaticKind.CALENDAR);
        }
        Optional<AutomaticKind> report = report(letter);
        if (report.isPresent()) {
            return report;
        }
        List<Sign> found = found(letter, envelope);
        boolean nullSender = hasNullSender(letter, envelope);
        if (found.stream().anyMatch(sign -> sign.cue().human().orElse(false))
                && found.stream().noneMatch(RobotRules::answersOrReports)) {
            return Optional.empty();
        }
        Map<AutomaticKind, Integer> strengths = strengths(found);
        int bounce = strengths.getOrDefault(AutomaticKind.BOUNCE, 0);
        int answer = strengths.getOrDefault(AutomaticKind.AUTO_REPLY, 0);
        if (nullSender) {
            return Optional.of(bounce > 0 && bounce >= answer ? AutomaticKind.BOUNCE : AutomaticKind.AUTO_REPLY);
        }
        return strengths.values().stream().anyMatch(strength -> strength >= CERTAIN)
                ? strongest(strengths)
                : Optional.empty();
    }

    /** The sender asks for no automatic answers; only our receipt heeds it. */
    public boolean suppressesReceipt(IncomingLetter letter) {
        return letter.header(SUPPRESS).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .flatMap(value -> List.of(value.split("[,;\\s]+")).stream())
                .anyMatch(wish -> wish.equals("all")
                        || wish.equals("autoreply")
                        || wish.equals("oof")
                        || wish.equals("dr")
                        || wish.equals("rn"));
    }

    /**
     * Whether automatic mail of ours may go to the author at all: never to null senders, robots, lists, senders that
     * read no answers, and addresses of our own domains (DESIGN 7.3).
     */
    public boolean mayBeAnswered(IncomingLetter letter, Envelope envelope, Collection<String> ourDomains) {
        Optional<EmailAddress> to = letter.answerTo();
        Optional<Envelope> known = Optional.of(envelope);
        return to.isPresent()
                && !hasNullSender(letter, known)
                && judge(letter, known).isEmpty()
                && found(letter, known).stream().noneMatch(RobotRules::silences)
                && cues.signs().stream()
                        .noneMatch(sign -> silences(sign)
                                && bearsSender(sign.cue(), to.get().local()))
                && !isOurs(to.get(), ourDomains)
                && letter.from().map(from -> !isOurs(from, ourDomains)).orElse(true);
    }

    /** Whether an answer by mail would reach anybody: there is an address, and it is none of a program (SEED-34). */
    public boolean readsAnswers(IncomingLetter letter) {
        return letter.answerTo()
                .filter(to ->
                        cues.signs().stream().noneMatch(sign -> silences(sign) && bearsSender(sign.cue(), to.local())))
                .isPresent();
    }

    /** A field or sender says for certain that it is an answer or a report, whatever its subject speaks of. */
    private static boolean answersOrReports(Sign sign) {
        RobotCue cue = sign.cue();
        return (cue.header().isPresent() || cue.sender().isPresent())
                && cue.strength().orElse(0) >= CERTAIN
                && cue.kind()
                        .filter(kind -> kind == AutomaticKind.AUTO_REPLY || kind == AutomaticKind.BOUNCE)
                        .isPresent();
    }

    private static boolean silences(Sign sign) {
        return sign.cue().silences().orElse(false);
    }

    private static boolean isOurs(EmailAddress address, Collection<String> ourDomains) {
        return ourDomains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .anyMatch(domain ->
                        address.domain().equals(domain) || address.domain().endsWith("." + domain));
    }

    /** Machine calendar mail has its method in the body or an alternative of it; an attached file is a human's. */
    private static boolean isMachineCalendar(IncomingLetter letter) {
        Predicate<String> calendar =
                type -> type.toLowerCase(Locale.ROOT).startsWith("text/calendar") && hasMethod(type);
        return letter.shape().stream().anyMatch(calendar)
                || letter.header("content-type").stream().anyMatch(calendar)
                || isBareCalendar(letter.text());
    }

    private static boolean hasMethod(String type) {
        return type.toLowerCase(Locale.ROOT).replace(" ", "").contains(";method=");
    }

    private static boolean isBareCalendar(String text) {
        String head = text.substring(0, Math.min(READ_OF_TEXT, text.length())).stripLeading();
        return head.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, "BEGIN:VCALENDAR".length())
                && head.toUpperCase(Locale.ROOT).contains("METHOD:");
    }

    /**
     * What a machine report tells. A delivery report is a bounce, a reading receipt an automatic answer. A complaint of
     * somebody's provider about mail of ours says that it did arrive: it is bulk, and restarts nothing.
     */
    private static Optional<AutomaticKind> report(IncomingLetter letter) {
        List<String> types = new ArrayList<>(letter.shape());
        types.addAll(letter.header("content-type"));
        String all = String.join(" ", types).toLowerCase(Locale.ROOT);
        if (!all.contains("multipart/report") && !all.contains("report-type=")) {
            return Optional.empty();
        }
        if (all.contains("feedback-report")) {
            return Optional.of(AutomaticKind.NEWSLETTER);
        }
        if (all.contains("disposition-notification")) {
            return Optional.of(AutomaticKind.AUTO_REPLY);
        }
        return Optional.of(AutomaticKind.BOUNCE);
    }

    private static boolean hasNullSender(IncomingLetter letter, Optional<Envelope> envelope) {
        return envelope.filter(known -> known.sender().isEmpty()).isPresent()
                || letter.header("return-path").stream()
                        .anyMatch(path -> path.strip().equals("<>"));
    }

    /** Words may speak for a human, but never take away from what the fields say. */
    private static Map<AutomaticKind, Integer> strengths(List<Sign> found) {
        Map<AutomaticKind, Integer> words = sums(found, true);
        Map<AutomaticKind, Integer> strengths = sums(found, false);
        words.forEach((kind, sum) -> strengths.merge(kind, Math.max(0, sum), Integer::sum));
        return strengths;
    }

    private static Map<AutomaticKind, Integer> sums(List<Sign> found, boolean ofWords) {
        Map<AutomaticKind, Integer> sums = new EnumMap<>(AutomaticKind.class);
        found.stream()
                .map(Sign::cue)
                .filter(cue ->
                        ofWords == (cue.subject().isPresent() || cue.text().isPresent()))
                .forEach(cue -> cue.kind()
                        .ifPresent(kind -> sums.merge(kind, cue.strength().orElse(0), Integer::sum)));
        return sums;
    }

    private static Optional<AutomaticKind> strongest(Map<AutomaticKind, Integer> strengths) {
        return strengths.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .max(Map.Entry.<AutomaticKind, Integer>comparingByValue()
                        .thenComparing(entry -> -entry.getKey().ordinal()))
                .map(top -> preferred(strengths, top.getKey()));
    }

    /** Bounces and answers are often marked as bulk besides; then they are what their words say. */
    private static AutomaticKind preferred(Map<AutomaticKind, Integer> strengths, AutomaticKind top) {
        if (top != AutomaticKind.NEWSLETTER) {
            return top;
        }
        int bulk = strengths.getOrDefault(AutomaticKind.NEWSLETTER, 0);
        int bounce = strengths.getOrDefault(AutomaticKind.BOUNCE, 0);
        int answer = strengths.getOrDefault(AutomaticKind.AUTO_REPLY, 0);
        if (Math.max(bounce, answer) > 1 && Math.max(bounce, answer) + FAVOUR > bulk) {
            return bounce >= answer ? AutomaticKind.BOUNCE : AutomaticKind.AUTO_REPLY;
        }
        return AutomaticKind.NEWSLETTER;
    }

    /** What was found in one letter: several ask of it, one after the other, on the same thread. */
    private record LastFound(
            Cues cues, WeakReference<IncomingLetter> letter, Optional<Envelope> envelope, List<Sign> signs) {
        boolean isOf(Cues now, IncomingLetter asked, Optional<Envelope> asWith) {
            return cues == now && letter.refersTo(asked) && envelope.equals(asWith);
        }
    }

    private List<Sign> found(IncomingLetter letter, Optional<Envelope> envelope) {
        Cues now = cues;
        LastFound last = lastFound.get();
        if (last == null || !last.isOf(now, letter, envelope)) {
            last = new LastFound(now, new WeakReference<>(letter), envelope, sought(now, letter, envelope));
            lastFound.set(last);
        }
        return last.signs();
    }

    private static List<Sign> sought(Cues now, IncomingLetter letter, Optional<Envelope> envelope) {
        String text = letter.newText().isBlank() ? letter.text() : letter.newText();
        String subject = Shape.isReply(letter.subject()) ? "" : letter.subject();
        Reading reading = now.phrases().read(subject, text.substring(0, Math.min(READ_OF_TEXT, text.length())));
        List<String> senders = senders(letter, envelope);
        return now.signs().stream()
                .filter(sign -> isBorne(sign, letter, reading, senders))
                .toList();
    }

    private static boolean isBorne(Sign sign, IncomingLetter letter, Reading reading, List<String> senders) {
        RobotCue cue = sign.cue();
        if (cue.header().isPresent()) {
            return bearsHeader(cue, cue.header().get(), letter);
        }
        if (cue.sender().isPresent()) {
            return senders.stream().anyMatch(local -> bearsSender(cue, local));
        }
        boolean inSubject = cue.subject().isPresent();
        for (int phrase : sign.phrases()) {
            if (reading.has(phrase)
                    && reading.places(phrase).stream()
                            .anyMatch(place -> reading.wording().isOfSubject(place.from()) == inSubject)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bearsHeader(RobotCue cue, String name, IncomingLetter letter) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.endsWith("*")) {
            String beginning = wanted.substring(0, wanted.length() - 1);
            return letter.headers().keySet().stream()
                    .anyMatch(field -> field.toLowerCase(Locale.ROOT).startsWith(beginning));
        }
        return letter.header(wanted).stream()
                .map(RobotRules::firstWord)
                .anyMatch(word -> cue.values()
                                .map(values -> values.contains(word))
                                .orElse(!word.isEmpty())
                        && !cue.except().map(words -> words.contains(word)).orElse(false));
    }

    /** A field's value without comments and parameters: {@code auto-replied (vacation); owner=x} is auto-replied. */
    private static String firstWord(String value) {
        String bare = value.substring(0, Math.min(READ_OF_VALUE, value.length()))
                .replaceAll("\\([^)]*\\)?", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return bare.isEmpty() ? "" : bare.split("[;,\\s]", 2)[0];
    }

    private static boolean bearsSender(RobotCue cue, String local) {
        String plain = Spelling.plain(local);
        for (String wanted : cue.sender().orElse(List.of())) {
            if (wanted.startsWith("*") ? plain.contains(wanted.substring(1)) : beginsWithWord(plain, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWithWord(String local, String word) {
        return local.startsWith(word)
                && (local.length() == word.length() || !Character.isLetter(local.charAt(word.length())));
    }

    /** The local parts of author and return path; the author's name where his address is none, as in broken reports. */
    private static List<String> senders(IncomingLetter letter, Optional<Envelope> envelope) {
        List<String> senders = new ArrayList<>();
        letter.from().ifPresent(from -> senders.add(from.local()));
        if (letter.from().isEmpty()) {
            senders.add(letter.fromName().toLowerCase(Locale.ROOT));
            letter.header("from").forEach(raw -> senders.add(bare(raw)));
        }
        letter.header("return-path").forEach(raw -> senders.add(bare(raw)));
        envelope.flatMap(Envelope::sender).ifPresent(sender -> senders.add(sender.local()));
        return senders;
    }

    private static String bare(String raw) {
        String cut = raw.substring(0, Math.min(READ_OF_VALUE, raw.length()))
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[<>\"]", "")
                .strip();
        int at = cut.indexOf('@');
        return at < 0 ? cut : cut.substring(0, at);
    }
}

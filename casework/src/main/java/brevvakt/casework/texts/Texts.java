package brevvakt.casework.texts;

import brevvakt.casework.calendar.Explanation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mails that the gateway writes, in the words of conf/texts. Whoever starts the house asks {@link #check()} first: a
 * text with a fault there may fail when it is needed.
 */
public final class Texts {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"{}]+");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n(?:[ \\t]*\\n){2,}");
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_UNBROKEN = 24;

    private final TextFolder folder;
    private final Map<Placeholder, String> links;
    private final Map<Placeholder, String> samples;
    private final Words words;
    private final Explainer explainer;

    private Texts(TextFolder folder, Map<Placeholder, String> links, Map<Placeholder, String> samples, Words words) {
        this.folder = folder;
        this.links = links;
        this.samples = samples;
        this.words = words;
        this.explainer = new Explainer(words);
    }

    /** The texts of the folder conf/texts; one that is missing or broken is told by {@link #check()}. */
    public static Texts load(Path confTexts) {
        try {
            TextFolder folder = TextFolder.read(confTexts);
            Map<Placeholder, String> links = folder.values("links.yaml");
            Map<Placeholder, String> samples = folder.values("samples.yaml");
            return new Texts(folder, links, samples, Words.load(confTexts));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the texts in " + confTexts, e);
        }
    }

    public Words words() {
        return words;
    }

    /** Why a promise falls due when it does, in one line. */
    public String explain(Explanation facts, Language language) {
        return explainer.explain(facts, language);
    }

    /**
     * The mail with its gaps filled. The links of conf/texts/links.yaml are known and need not be given. A value that the
     * kind always has and that is not given, or one of another form than its placeholder's, is our own mistake.
     */
    public Rendered render(TextKind kind, Language language, Map<Placeholder, String> values) {
        Map<Placeholder, String> all = new EnumMap<>(Placeholder.class);
        all.putAll(links);
        values.forEach((placeholder, value) -> all.put(placeholder, placeholder.cleaned(value)));
        kind.always().stream()
                .filter(placeholder -> all.getOrDefault(placeholder, "").isBlank())
                .forEach(placeholder -> all.put(placeholder, withoutValue(kind, placeholder)));
        all.forEach((placeholder, value) -> {
            if (!value.isBlank() && !placeholder.form().fits(value)) {
                throw new IllegalArgumentException(placeholder + " has not the form " + placeholder.form());
            }
        });
        try {
            return rendered(folder.of(kind, language), language, all);
        } catch (Template.Unfit e) {
            throw new IllegalStateException(
                    "the text " + language.tag() + "/" + kind.file() + ".txt: " + e.getMessage(), e);
        }
    }

    /** A stranger may have left out what he was asked for; we may not. */
    private static String withoutValue(TextKind kind, Placeholder placeholder) {
        if (placeholder.form() != Placeholder.Form.STRANGER) {
            throw new IllegalArgumentException(kind + " is not given " + placeholder);
        }
        return "–";
    }

    /** Every fault of the texts and words, each with its file; empty where all may be sent. */
    public List<String> check() {
        List<String> faults = new ArrayList<>(folder.faults());
        faults.addAll(new TextCheck(folder, links, samples).faults());
        faults.addAll(words.check());
        return faults;
    }

    /** Sentences of the Swedish texts that are hard to read, each with its file and its LIX (SEED-56). */
    public List<String> hardSentences() {
        List<String> found = new ArrayList<>();
        for (TextKind kind : TextKind.values()) {
            folder.find(kind, Language.SV).ifPresent(text -> Readability.hard(sample(kind, Language.SV))
                    .forEach(sentence -> found.add(Language.SV.tag() + "/" + kind.file() + ".txt: LIX " + sentence.lix()
                            + ": " + sentence.text())));
        }
        return found;
    }

    /** The text as it looks with the values of conf/texts/samples.yaml, the subject on its first line. */
    public String sample(TextKind kind, Language language) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        samples.forEach((placeholder, value) -> {
            if (kind.always().contains(placeholder) || kind.sometimes().contains(placeholder)) {
                values.put(placeholder, value);
            }
        });
        Rendered rendered = render(kind, language, values);
        return rendered.subject() + "\n\n" + rendered.text();
    }

    static Rendered rendered(TextFolder.Text text, Language language, Map<Placeholder, String> values)
            throws Template.Unfit {
        Map<String, String> byKey = new HashMap<>();
        values.forEach((placeholder, value) -> byKey.put(placeholder.key(), unbroken(placeholder, value)));
        String subject = text.subject()
                .filled(byKey)
                .replace(Page.UNBROKEN, ' ')
                .replaceAll("\\s+", " ")
                .strip();
        String body = BLANK_LINES.matcher(text.body().filled(byKey)).replaceAll("\n\n");
        Page page = new Page(language, body);
        String title = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
        return new Rendered(title, page.text(), page.html(title, trusted(text, values)));
    }

    /** A date, a number or a short name stays on one line, so that it can be found and copied. */
    private static String unbroken(Placeholder placeholder, String value) {
        boolean whole = value.length() <= LONGEST_UNBROKEN
                && placeholder.form() != Placeholder.Form.ITEMS
                && placeholder.form() != Placeholder.Form.STRANGER;
        return whole ? value.replace(' ', Page.UNBROKEN) : value;
    }

    /** What may be a link: what stands in the text itself, and values that are links or addresses of our own. */
    private static Set<String> trusted(TextFolder.Text text, Map<Placeholder, String> values) {
        Set<String> trusted = new HashSet<>();
        Matcher urls = URL.matcher(text.source());
        while (urls.find()) {
            trusted.add(urls.group().replaceFirst("[.,;:!?]+$", ""));
        }
        values.forEach((placeholder, value) -> {
            if (placeholder.form() == Placeholder.Form.LINK || placeholder.form() == Placeholder.Form.ADDRESS) {
                trusted.add(value);
            }
        });
        return trusted;
    }
}

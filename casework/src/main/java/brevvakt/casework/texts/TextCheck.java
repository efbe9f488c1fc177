package brevvakt.casework.texts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for faults in texts that somebody has rewritten: what they must say and do not, what they name and nobody gives,
 * and dates that are not written {@code YYYY-MM-DD}.
 */
final class TextCheck {
    private static final Pattern OTHER_DATE = Pattern.compile(
            "(?iu)\\b(?:\\d{1,2}/\\d{1,2}(?!\\d)|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}"
                    + "|\\d{1,2}(?::[ae]|st|nd|rd|th)?\\s+(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\\p{L}*"
                    + "|(?:january|february|march|april|june|july|august|september|october|november|december)\\s+\\d{1,2})\\b");

    private final TextFolder folder;
    private final Map<Placeholder, String> links;
    private final Map<Placeholder, String> samples;
    private final List<String> faults = new ArrayList<>();

    TextCheck(TextFolder folder, Map<Placeholder, String> links, Map<Placeholder, String> samples) {
        this.folder = folder;
        this.links = links;
        this.samples = samples;
    }

    List<String> faults() {
        for (Placeholder placeholder : Placeholder.values()) {
            if (!samples.containsKey(placeholder) && !links.containsKey(placeholder)) {
                faults.add("samples.yaml has no value for " + placeholder.key());
            }
        }
        for (Language language : Language.values()) {
            for (TextKind kind : TextKind.values()) {
                String name = language.tag() + "/" + kind.file() + ".txt";
                folder.find(kind, language).ifPresent(text -> check(name, kind, language, text));
            }
        }
        return faults;
    }

    private void check(String name, TextKind kind, Language language, TextFolder.Text text) {
        Set<String> used = new TreeSet<>(text.subject().names());
        used.addAll(text.body().names());
        List<String> unknown = used.stream()
                .filter(key -> Placeholder.of(key)
                        .filter(it ->
                                kind.always().contains(it) || kind.sometimes().contains(it))
                        .isEmpty())
                .toList();
        unknown.forEach(key -> faults.add(name + " names {{" + key + "}}, which nobody gives to it"));
        kind.duties().stream()
                .filter(duty -> !text.subject().shown().contains(duty.key())
                        && !text.body().shown().contains(duty.key()))
                .forEach(duty -> faults.add(name + " must say {{" + duty.key() + "}} and does not"));
        text.subject().names().stream()
                .flatMap(key -> Placeholder.of(key).stream())
                .filter(it -> it.form() == Placeholder.Form.STRANGER || it.form() == Placeholder.Form.ITEMS)
                .forEach(it -> faults.add(name + " has {{" + it.key() + "}} in its subject"));
        Matcher dates = OTHER_DATE.matcher(text.source());
        while (dates.find()) {
            faults.add(name + " has the date \"" + dates.group() + "\"; write it YYYY-MM-DD");
        }
        if (unknown.isEmpty()) {
            fill(name, kind, language, text);
        }
    }

    /** Tries the text with every single value missing, with none of those that may be missing, and with all. */
    private void fill(String name, TextKind kind, Language language, TextFolder.Text text) {
        Map<Placeholder, String> all = new EnumMap<>(Placeholder.class);
        all.putAll(samples);
        all.putAll(links);
        all.keySet()
                .removeIf(it -> !kind.always().contains(it) && !kind.sometimes().contains(it));
        for (Placeholder missing : kind.sometimes()) {
            Map<Placeholder, String> some = new EnumMap<>(all);
            some.remove(missing);
            if (!fills(text, language, some)) {
                faults.add(name + " needs {{" + missing.key() + "}}, which may be missing; put it between {{#"
                        + missing.key() + "}} and {{/" + missing.key() + "}}");
            }
        }
        all.keySet().retainAll(kind.always());
        boolean told = faults.stream().anyMatch(fault -> fault.startsWith(name));
        if (!told && !fills(text, language, all)) {
            faults.add(name + " cannot be filled when only what is always known is given");
        }
    }

    private static boolean fills(TextFolder.Text text, Language language, Map<Placeholder, String> values) {
        try {
            return !Texts.rendered(text, language, values).subject().isEmpty();
        } catch (Template.Unfit e) {
            return false;
        }
    }
}

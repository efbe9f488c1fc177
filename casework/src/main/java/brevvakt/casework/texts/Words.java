package brevvakt.casework.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Single words and phrases for headings, tables and pages, from {@code words.yaml} of each language. */
public final class Words {
    private final Map<Language, Map<String, String>> words;
    private final Map<Language, Map<String, Template>> phrases = new EnumMap<>(Language.class);
    private final List<String> faults = new ArrayList<>();

    private Words(Map<Language, Map<String, String>> words) {
        this.words = words;
        words.forEach((language, all) -> {
            Map<String, Template> compiled = new HashMap<>();
            all.forEach((key, phrase) -> compile(language, key, phrase).ifPresent(it -> compiled.put(key, it)));
            phrases.put(language, compiled);
        });
    }

    /** The words in {@code sv/words.yaml} and {@code en/words.yaml} of the folder conf/texts. */
    public static Words load(Path confTexts) {
        Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Path file = confTexts.resolve(language.tag()).resolve("words.yaml");
            try {
                words.put(language, YamlWords.read(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the words in " + file, e);
            }
        }
        return new Words(words);
    }

    /** The words of a key such as {@code heading.complaint}; a key that conf does not have is our own mistake. */
    public String get(String key, Language language) {
        return find(key, language).orElseThrow(() -> unknown(key, language));
    }

    public Optional<String> find(String key, Language language) {
        return Optional.ofNullable(of(words, language).get(key));
    }

    /** The phrase of a key with its gaps filled; what has no value stands in a section of its own. */
    public String fill(String key, Language language, Map<String, String> values) {
        Template phrase = Optional.ofNullable(of(phrases, language).get(key)).orElseThrow(() -> unknown(key, language));
        try {
            return phrase.filled(values);
        } catch (Template.Unfit e) {
            throw new IllegalStateException("words " + key + " in " + language.tag() + ": " + e.getMessage(), e);
        }
    }

    /** What is wrong with the words: a key that one language lacks, a phrase that cannot be filled. */
    public List<String> check() {
        Set<String> keys = new TreeSet<>();
        words.values().forEach(one -> keys.addAll(one.keySet()));
        List<String> found = new ArrayList<>(faults);
        for (Language language : Language.values()) {
            keys.stream()
                    .filter(key -> !of(words, language).containsKey(key))
                    .forEach(key -> found.add(language.tag() + "/words.yaml lacks " + key));
        }
        return found;
    }

    private Optional<Template> compile(Language language, String key, String phrase) {
        try {
            return Optional.of(Template.of(phrase));
        } catch (Template.Unfit e) {
            faults.add(language.tag() + "/words.yaml, " + key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> Map<String, T> of(Map<Language, Map<String, T>> all, Language language) {
        return all.getOrDefault(language, Map.of());
    }

    private static IllegalArgumentException unknown(String key, Language language) {
        return new IllegalArgumentException("no words for " + key + " in conf/texts/" + language.tag() + "/words.yaml");
    }
}

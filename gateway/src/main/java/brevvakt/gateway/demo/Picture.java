package brevvakt.gateway.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The day in a picture: a square for each letter, in the row of the end that it came to. */
final class Picture {
    private static final int NAME = 16;
    private static final int WORDS = 66;

    private final Words words;
    private final Ink ink;

    Picture(Words words, Ink ink) {
        this.words = words;
        this.ink = ink;
    }

    List<String> of(List<Fate> fates) {
        Map<Fate.End, List<Fate>> ends = new EnumMap<>(Fate.End.class);
        fates.forEach(fate ->
                ends.computeIfAbsent(fate.end(), end -> new ArrayList<>()).add(fate));
        int longest = ends.values().stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold(words.get("chart.title")));
        ends.forEach((end, group) -> {
            String squares = "■".repeat(group.size());
            List<String> said = Wrapped.at(WORDS, labels(group));
            String margin = " ".repeat(2 + NAME + 1 + longest + 2);
            lines.add("  " + Wrapped.padded(NAME, words.get(end.word())) + " " + ink.of(end, squares)
                    + " ".repeat(longest - group.size() + 2) + said.get(0));
            said.stream().skip(1).forEach(line -> lines.add(margin + line));
        });
        return lines;
    }

    private String labels(List<Fate> group) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        group.forEach(fate -> counted.merge(fate.label(words), 1, Integer::sum));
        return counted.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue() > 1 ? " ×" + entry.getValue() : ""))
                .collect(Collectors.joining(" · "));
    }
}

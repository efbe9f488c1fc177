package brevvakt.casework.texts;

import brevvakt.casework.calendar.Explanation;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words why a promise falls due when it does. */
public final class Explainer {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Words words;

    public Explainer(Words words) {
        this.words = words;
    }

    /** One line, such as {@code received Fri 2026-12-18 14:00; day 1 = Mon 2026-12-21; …; due Tue 2026-12-29}. */
    public String explain(Explanation facts, Language language) {
        LocalDate received = facts.receivedLocally().toLocalDate();
        Map<String, String> values = new HashMap<>();
        values.put("received", day(received, language) + " " + TIME_OF_DAY.format(facts.receivedLocally()));
        if (!facts.dayZero().equals(received)) {
            values.put("dayZero", day(facts.dayZero(), language));
        }
        facts.dayOne().ifPresent(day -> values.put("dayOne", day(day, language)));
        values.put(
                "skipped",
                facts.skipped().stream()
                        .map(closed -> day(closed.day(), language) + " "
                                + words.get("holiday." + key(closed.holiday()), language))
                        .collect(Collectors.joining(", ")));
        values.put("due", day(facts.due(), language));
        return words.fill("explain." + key(facts.rule()), language, values);
    }

    private String day(LocalDate day, Language language) {
        return words.get("weekday.short." + key(day.getDayOfWeek()), language) + " " + day;
    }

    private static String key(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}

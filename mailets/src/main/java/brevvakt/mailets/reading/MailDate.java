package brevvakt.mailets.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The instant that a Date field names, in the order of RFC 5322 or in others that programs write, month names in English
 * or Swedish. It is what the sender's machine believed: good to show, never to count from (TRAPS 24).
 */
final class MailDate {
    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("z", 0),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("cet", 60),
            Map.entry("cest", 120),
            Map.entry("met", 60),
            Map.entry("eet", 120),
            Map.entry("bst", 60),
            Map.entry("jst", 540));

    private int day;
    private int month;
    private int year = -1;
    private int hour;
    private int minute;
    private int second;
    private boolean timed;
    private boolean afternoon;
    private int offset;

    private MailDate() {}

    static Optional<Instant> parse(String written) {
        String bare = withoutComments(written).strip();
        try {
            return Optional.of(OffsetDateTime.parse(bare.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException e) {
            return new MailDate().read(bare);
        }
    }

    private Optional<Instant> read(String bare) {
        for (String word : bare.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
            take(word);
        }
        if (day == 0 || month == 0 || year < 0) {
            return Optional.empty();
        }
        int fullYear = year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year;
        int fullHour = afternoon && hour < 12 ? hour + 12 : hour;
        try {
            return Optional.of(LocalDateTime.of(fullYear, month, day, fullHour, minute, Math.min(second, 59))
                    .toInstant(ZoneOffset.ofTotalSeconds(offset * 60)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void take(String word) {
        Integer named = MONTHS.get(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
        if (word.matches("\\d{1,2}[:.]\\d{1,2}([:.]\\d{1,2}([.]\\d+)?)?")
                && !timed
                && (day > 0 || word.indexOf(':') > 0)) {
            time(word.split("[:.]"));
        } else if (word.matches("\\d{4}-\\d{1,2}-\\d{1,2}")) {
            String[] parts = word.split("-");
            year = Integer.parseInt(parts[0]);
            month = Integer.parseInt(parts[1]);
            day = Integer.parseInt(parts[2]);
        } else if (word.matches("\\d{1,2}-\\p{L}{3,9}-\\d{2,4}")) {
            for (String part : word.split("-")) {
                take(part);
            }
        } else if (word.matches("[+-]\\d{1,2}:?\\d{2}") && timed) {
            zone(word);
        } else if (named != null && month == 0) {
            month = named;
        } else if (word.matches("\\d{1,4}\\.?")) {
            number(Integer.parseInt(word.replace(".", "")), word.length());
        } else if (ZONES.containsKey(word) && timed) {
            offset = ZONES.getOrDefault(word, 0);
        } else if (word.equals("pm")) {
            afternoon = true;
        }
    }

    private void number(int value, int digits) {
        if (day == 0 && value >= 1 && value <= 31 && digits <= 3) {
            day = value;
        } else if (year < 0 && (month > 0 || digits == 4)) {
            year = value;
        }
    }

    private void time(String[] parts) {
        hour = Integer.parseInt(parts[0]);
        minute = Integer.parseInt(parts[1]);
        second = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        timed = true;
    }

    private void zone(String word) {
        String digits = word.substring(1).replace(":", "");
        int value = Integer.parseInt(digits);
        int minutes = value / 100 * 60 + value % 100;
        offset = minutes > 18 * 60 ? 0 : word.charAt(0) == '-' ? -minutes : minutes;
    }

    private static String withoutComments(String written) {
        int open = written.indexOf('(');
        return open > 0 ? written.substring(0, open) : written;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (Month month : Month.values()) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("sv")}) {
                String name = month.getDisplayName(TextStyle.FULL, locale).toLowerCase(Locale.ROOT);
                months.put(name, month.getValue());
                months.put(name.substring(0, 3), month.getValue());
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }
}

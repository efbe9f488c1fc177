package brevvakt.casework.intake;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Web forms that send what somebody has filled in as mail, from {@code conf/forms.yaml} (SEED-22, SEED-34): by their
 * fields it is told who wrote, how he is answered, and what he wrote. What stands in a field is never more than words.
 */
public final class Forms {
    private static final Pattern ANOTHER_FIELD = Pattern.compile("\\p{L}[\\p{L}\\p{N} /()-]{0,38}:(?:\\s.*)?");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[ ]['T']HH:mm[:ss]", Locale.ROOT);
    private static final int OLDEST_DAYS = 366;

    /** What a field of a form may be for. */
    enum Field {
        NAME,
        MAIL,
        PHONE,
        TEXT,
        RECEIVED;

        static Optional<Field> of(String word) {
            return Arrays.stream(values())
                    .filter(field -> field.word().equals(word))
                    .findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Whole(@Nullable List<Row> forms) {}

    private record Row(
            @Nullable List<String> from,
            @Nullable List<String> hosts,
            @Nullable Map<String, List<String>> fields) {}

    private record Form(CarrierAddresses from, Map<Field, Pattern> fields) {}

    /**
     * A form that somebody has filled in.
     *
     * @param name the empty string where none was given
     * @param mail where an answer goes
     * @param phone the empty string where none was given
     * @param text what was written
     */
    record FilledIn(
            String name, Optional<EmailAddress> mail, String phone, String text, Optional<Instant> handedInAt) {}

    private final List<Form> forms;
    private final ZoneId zone;

    private Forms(List<Form> forms, ZoneId zone) {
        this.forms = List.copyOf(forms);
        this.zone = zone;
    }

    /** No forms. */
    public static Forms none() {
        return new Forms(List.of(), ZoneId.of("UTC"));
    }

    /**
     * The forms of a file; none where there is no file. What is wrong with it is told with its place.
     *
     * @param zone of the instants that forms write
     */
    public static Forms read(Path file, ZoneId zone) throws IOException {
        TableFile table = new TableFile(file);
        List<Form> forms = new ArrayList<>();
        for (Row row : table.read(Whole.class).map(Whole::forms).orElse(List.of())) {
            forms.add(form(row, "forms[" + forms.size() + "]", table));
        }
        table.refuseFaults();
        return new Forms(forms, zone);
    }

    private static Form form(Row row, String place, TableFile table) {
        CarrierAddresses from =
                CarrierAddresses.of(all(row.from()).toList(), all(row.hosts()).toList());
        if (from.addresses().isEmpty()) {
            table.fault(place + ".from is missing; name the addresses that the form sends from");
        }
        Map<Field, Pattern> fields = new EnumMap<>(Field.class);
        Optional.ofNullable(row.fields()).orElse(Map.of()).forEach((word, labels) -> {
            Optional<Field> field = Field.of(word);
            if (field.isEmpty()) {
                table.fault(place + ".fields has \"" + word + "\"; it is name, mail, phone, text or received");
            } else if (all(labels).findAny().isEmpty()) {
                table.fault(place + ".fields." + word + " has no label as the form writes it");
            } else {
                fields.put(field.get(), labelled(labels));
            }
        });
        if (!fields.containsKey(Field.TEXT)) {
            table.fault(place + ".fields.text is missing; without it nothing of the form can be read");
        }
        return new Form(from, fields);
    }

    private static Stream<String> all(@Nullable List<String> words) {
        return Optional.ofNullable(words).stream().flatMap(List::stream).filter(word -> !word.isBlank());
    }

    /** A line that begins a field: its label, and either a colon, a tab or a gap, or nothing more. */
    private static Pattern labelled(List<String> labels) {
        return Pattern.compile(
                all(labels)
                        .map(label -> Pattern.quote(label.strip()))
                        .collect(Collectors.joining("|", "(?:", ")\\s*\\*?\\s*(?:(?::|\\t|\\s{2,})\\s*(.*))?")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Mail from that address is that of a form. */
    boolean isForm(EmailAddress from) {
        return forms.stream().anyMatch(form -> form.from().has(from));
    }

    /** What was filled in; empty where the mail is no form's, or its text is not where the form has it. */
    Optional<FilledIn> filledIn(IncomingLetter letter, Envelope envelope) {
        return forms.stream()
                .filter(form -> form.from().senderOf(letter, envelope).isPresent())
                .flatMap(form -> filledIn(form, letter).stream())
                .findFirst();
    }

    private Optional<FilledIn> filledIn(Form form, IncomingLetter letter) {
        Map<Field, String> values = values(form, letter.text());
        String text = values.getOrDefault(Field.TEXT, "").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new FilledIn(
                        firstLine(values, Field.NAME),
                        EmailAddress.parse(firstLine(values, Field.MAIL)),
                        firstLine(values, Field.PHONE),
                        text,
                        instant(firstLine(values, Field.RECEIVED))));
    }

    /** The beginning of a field: which, and what stands on the same line. */
    private record Beginning(Field field, String rest) {}

    /** The first of each field counts: what looks like a field in what somebody wrote is a part of what he wrote. */
    private static Map<Field, String> values(Form form, String text) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        Optional<Field> current = Optional.empty();
        for (String line : text.replace('\u00a0', ' ').split("\\R", -1)) {
            Optional<Beginning> next = beginning(form, line.strip(), values.keySet());
            if (next.isPresent()) {
                current = next.map(Beginning::field);
                values.put(next.get().field(), next.get().rest());
            } else if (current.filter(field -> field != Field.TEXT).isPresent()
                    && ANOTHER_FIELD.matcher(line.strip()).matches()) {
                current = Optional.empty();
            } else {
                current.ifPresent(field -> values.merge(field, line, (before, more) -> before + "\n" + more));
            }
        }
        return values;
    }

    private static Optional<Beginning> beginning(Form form, String line, Set<Field> begun) {
        for (Map.Entry<Field, Pattern> field : form.fields().entrySet()) {
            Matcher matcher = field.getValue().matcher(line);
            if (!begun.contains(field.getKey()) && matcher.matches()) {
                return Optional.of(new Beginning(
                        field.getKey(), Optional.ofNullable(matcher.group(1)).orElse("")));
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Map<Field, String> values, Field field) {
        return values.getOrDefault(field, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<Instant> instant(String written) {
        for (Reading reading : List.<Reading>of(
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text, MINUTE).atZone(zone).toInstant(),
                text -> LocalDate.parse(text).atStartOfDay(zone).toInstant())) {
            try {
                return Optional.of(reading.of(written));
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** A way in which an instant may be written. */
    private interface Reading {
        Instant of(String written);
    }

    /** When a form was handed in, if what it says can be: not after it came here, and not more than a year before. */
    static Instant believed(Optional<Instant> handedInAt, Instant arrivedAt) {
        return handedInAt
                .filter(at -> !at.isAfter(arrivedAt))
                .filter(at -> at.isAfter(arrivedAt.minus(Duration.ofDays(OLDEST_DAYS))))
                .orElse(arrivedAt);
    }
}

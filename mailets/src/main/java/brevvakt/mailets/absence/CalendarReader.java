package brevvakt.mailets.absence;

import brevvakt.casework.absence.CalendarEntry;
import brevvakt.casework.absence.CalendarKey;
import brevvakt.casework.absence.CalendarMail;
import brevvakt.casework.absence.Days;
import brevvakt.casework.absence.EntryFault;
import brevvakt.casework.absence.Period;
import brevvakt.casework.absence.SubjectCode;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.mailets.reading.CalendarParts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.util.Strings;

/**
 * Reads calendar files down to what an absence needs (RFC 5545, RFC 5546, DOMAIN 1.7). Never fails for what is in them:
 * what cannot be taken bears its reason.
 */
public final class CalendarReader {
    /** A calendar file is at most so long; invitations of people are a few kilobytes. */
    public static final int MOST_BYTES = 1 << 20;

    /** A series without end is followed so many days ahead. */
    private static final int HORIZON_DAYS = 2 * 366;

    private static final int LONGEST_UID = 500;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9-]{1,100}[:;]");

    private final ZoneId zone;

    public CalendarReader(ZoneId zone) {
        this.zone = zone;
    }

    /** Everything that a mail's calendar files say; the same entry in two of them is one. */
    public CalendarMail read(String subject, List<CalendarParts.Part> parts, Instant now) {
        List<Event> events = new ArrayList<>();
        Optional<EntryFault> fault = Optional.empty();
        for (CalendarParts.Part part : parts) {
            Lines lines = new Lines();
            Optional<EntryFault> broken = part.whole() ? parse(part.text(), lines) : Optional.of(EntryFault.TOO_LARGE);
            if (broken.isPresent()) {
                fault = fault.or(() -> broken);
            } else {
                Zones zones = new Zones(zone, lines.zones());
                LocalDate today = now.atZone(zone).toLocalDate();
                Occurrences occurrences = new Occurrences(zone, zones, today, today.plusDays(HORIZON_DAYS));
                lines.events().forEach(fields -> events.add(new Event(fields, occurrences, zones, subject)));
            }
        }
        if (events.isEmpty()) {
            return new CalendarMail(
                    subject,
                    List.of(),
                    parts.isEmpty() ? Optional.empty() : fault.or(() -> Optional.of(EntryFault.UNREADABLE)));
        }
        return new CalendarMail(subject, entries(events), Optional.empty());
    }

    @SuppressWarnings("IllegalCatch") // what ical4j throws at a broken file has no common type
    private static Optional<EntryFault> parse(String text, Lines lines) {
        // Blank lines, and rests of lines that were broken without being folded, stop the parser and say nothing.
        String fields = text.substring(Math.max(0, text.indexOf("BEGIN:")))
                .lines()
                .filter(line -> FIELD.matcher(line).lookingAt())
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        try {
            new CalendarParserImpl().parse(new StringReader(fields), lines);
            return Optional.empty();
        } catch (IOException | ParserException | RuntimeException e) {
            return Optional.of(lines.isTooMuch() ? EntryFault.TOO_MANY : EntryFault.UNREADABLE);
        }
    }

    private static List<CalendarEntry> entries(List<Event> events) {
        Map<String, List<Event>> byUid = new LinkedHashMap<>();
        events.forEach(event ->
                byUid.computeIfAbsent(event.uid(), none -> new ArrayList<>()).add(event));
        List<CalendarEntry> entries = new ArrayList<>();
        byUid.values().forEach(same -> entries.addAll(ofOneUid(same)));
        return entries;
    }

    /** A series with its changed occurrences is one entry; without the series each is its own. */
    private static List<CalendarEntry> ofOneUid(List<Event> events) {
        Optional<Event> series = events.stream()
                .filter(event -> event.recurrence().isEmpty())
                .max(Comparator.comparingInt(Event::sequence).thenComparing(Event::stamp));
        List<Event> changed =
                events.stream().filter(event -> event.recurrence().isPresent()).toList();
        if (series.isEmpty()) {
            return changed.stream()
                    .map(event -> event.entry(event.days(), event.instead(Optional.empty())))
                    .toList();
        }
        SortedMap<LocalDate, Optional<Period>> days = series.get().days();
        List<Period> moved = new ArrayList<>();
        for (Event event : changed) {
            event.instead(series).ifPresent(days::remove);
            if (event.isAbsence()) {
                event.days().values().forEach(period -> period.ifPresent(moved::add));
            }
        }
        for (Period period : moved) {
            days.put(period.from(), Optional.of(period));
        }
        return List.of(series.get().entry(days, Optional.empty()));
    }

    /** One event of a file. */
    private static final class Event {
        private final Map<String, List<Lines.Field>> fields;
        private final Occurrences occurrences;
        private final Zones zones;
        private final String subject;
        private final SortedMap<LocalDate, Optional<Period>> days = new TreeMap<>();
        private Optional<EntryFault> fault = Optional.empty();

        Event(Map<String, List<Lines.Field>> fields, Occurrences occurrences, Zones zones, String subject) {
            this.fields = fields;
            this.occurrences = occurrences;
            this.zones = zones;
            this.subject = subject;
            boolean further = recurrence()
                    .flatMap(field -> field.parameter("RANGE"))
                    .filter(range -> range.equalsIgnoreCase("THISANDFUTURE"))
                    .isPresent();
            try {
                days.putAll(occurrences.of(fields));
                fault = further ? Optional.of(EntryFault.TOO_OFTEN) : Optional.empty();
            } catch (Occurrences.Unfit e) {
                fault = Optional.of(e.fault());
            }
        }

        private Optional<Lines.Field> first(String name) {
            return fields.getOrDefault(name, List.of()).stream().findFirst();
        }

        private String value(String name) {
            return first(name).map(Lines.Field::value).orElse("").strip();
        }

        String uid() {
            String uid = value("UID");
            if (uid.isEmpty()) {
                return "none:" + hash(value("DTSTART") + "\n" + value("SUMMARY"));
            }
            return uid.length() > LONGEST_UID ? "long:" + hash(uid) : uid;
        }

        private static String hash(String text) {
            return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        }

        int sequence() {
            String written = value("SEQUENCE");
            return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : 0;
        }

        /** DTSTAMP, else when it was last changed. */
        Instant stamp() {
            for (String name : List.of("DTSTAMP", "LAST-MODIFIED")) {
                Optional<Lines.Field> field = first(name);
                if (field.isPresent()) {
                    try {
                        return Moment.of(field.get().value(), field.get(), zones)
                                .instant();
                    } catch (DateTimeException e) {
                        // not a time; the next one, or none
                        continue;
                    }
                }
            }
            return Instant.EPOCH;
        }

        Optional<Lines.Field> recurrence() {
            return first("RECURRENCE-ID");
        }

        SortedMap<LocalDate, Optional<Period>> days() {
            return new TreeMap<>(days);
        }

        Optional<LocalDate> instead(Optional<Event> series) {
            Optional<Lines.Field> recurrence = recurrence();
            if (recurrence.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(occurrences.instance(recurrence.get(), series.flatMap(one -> one.first("DTSTART"))));
            } catch (Occurrences.Unfit e) {
                fault = Optional.of(e.fault());
                return Optional.empty();
            }
        }

        boolean isAbsence() {
            return wish() == CalendarEntry.Wish.SET
                    && SubjectCode.startOf(summary())
                            .filter(SubjectCode::isAbsence)
                            .isPresent();
        }

        private CalendarEntry.Wish wish() {
            boolean cancelled =
                    value("METHOD").equals("CANCEL") || value("STATUS").equalsIgnoreCase("CANCELLED");
            return cancelled ? CalendarEntry.Wish.REMOVE : CalendarEntry.Wish.SET;
        }

        private String summary() {
            return first("SUMMARY").isPresent() ? Strings.unescape(value("SUMMARY")) : subject;
        }

        private Optional<EmailAddress> organizer() {
            String written = value("ORGANIZER");
            return written.regionMatches(true, 0, "mailto:", 0, 7)
                    ? EmailAddress.parse(written.substring(7).strip())
                    : Optional.empty();
        }

        private Optional<EntryFault> fault() {
            String method = value("METHOD");
            boolean known = List.of("", "REQUEST", "PUBLISH", "CANCEL").contains(method);
            return known ? fault : Optional.of(EntryFault.METHOD);
        }

        CalendarEntry entry(SortedMap<LocalDate, Optional<Period>> taking, Optional<LocalDate> instead) {
            Optional<EntryFault> lost =
                    recurrence().isPresent() && instead.isEmpty() ? Optional.of(EntryFault.NO_DAYS) : Optional.empty();
            return new CalendarEntry(
                    new CalendarKey(uid(), sequence()),
                    stamp(),
                    wish(),
                    summary(),
                    organizer(),
                    Days.merged(
                            taking.values().stream().flatMap(Optional::stream).toList()),
                    Occurrences.repeats(fields),
                    instead,
                    fault().or(() -> lost));
        }
    }
}

package brevvakt.mailets.absence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ZoneRulesBuilder;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzId;

/**
 * The time zones that a calendar file speaks of: by their name in the tz database, by the names that Windows gives, else
 * as the file itself defines them; a zone that nobody knows is the municipality's (DOMAIN 1.7).
 */
final class Zones {
    private static final Properties WINDOWS = windows();

    private final ZoneId home;
    private final Map<String, ZoneRules> defined = new HashMap<>();

    Zones(ZoneId home, List<Calendar> calendars) {
        this.home = home;
        calendars.stream()
                .flatMap(calendar -> calendar.<VTimeZone>getComponents("VTIMEZONE").stream())
                .forEach(this::define);
    }

    @SuppressWarnings("IllegalCatch") // what ical4j throws at an impossible zone has no common type; it is then missing
    private void define(VTimeZone zone) {
        Optional<TzId> name = zone.getProperty("TZID");
        if (name.isEmpty()) {
            return;
        }
        try {
            defined.put(
                    name.get().getValue(),
                    new ZoneRulesBuilder().vTimeZone(zone).build());
        } catch (RuntimeException e) {
            defined.remove(name.get().getValue());
        }
    }

    ZoneRules home() {
        return home.getRules();
    }

    /** The rules of a TZID. */
    ZoneRules of(String name) {
        String plain = name.strip();
        return known(plain)
                .or(() -> Optional.ofNullable(WINDOWS.getProperty(plain)).flatMap(Zones::known))
                .map(ZoneId::getRules)
                .or(() -> Optional.ofNullable(defined.get(plain)))
                .orElseGet(this::home);
    }

    /** A name such as {@code Europe/Stockholm}, also at the end of a path as Mozilla writes it. */
    private static Optional<ZoneId> known(String name) {
        String[] steps = name.split("/");
        String last = steps.length > 2 ? steps[steps.length - 2] + "/" + steps[steps.length - 1] : name;
        try {
            return ZoneId.getAvailableZoneIds().contains(last) ? Optional.of(ZoneId.of(last)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The names of Windows, as ical4j lists them. */
    private static Properties windows() {
        Properties names = new Properties();
        for (String list : List.of("msTimezoneIds", "msTimezoneNames")) {
            try (InputStream lines =
                    CalendarParserImpl.class.getResourceAsStream("/net/fortuna/ical4j/transform/compliance/" + list)) {
                if (lines != null) {
                    names.load(lines);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the list of time zones " + list, e);
            }
        }
        return names;
    }
}

package brevvakt.mailets.absence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.DefaultContentHandler;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryImpl;

/**
 * What ical4j's parser reads off a calendar file, as far as absences need it: the method, the fields of each event, and
 * the time zones. A field that is broken breaks nothing else. Stops at a file that has more of anything than is read.
 */
final class Lines implements ContentHandler {
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_ZONES = 50;
    private static final int DEEPEST = 10;
    private static final int MOST_FIELDS = 20_000;
    private static final String EVENT = "VEVENT";
    private static final String ZONE = "VTIMEZONE";

    /** A field of an event. */
    record Field(String value, Map<String, String> parameters) {
        Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name));
        }
    }

    private final List<Map<String, List<Field>>> events = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final DefaultContentHandler zoneBuilder;
    private final List<Calendar> zones = new ArrayList<>();
    private Map<String, String> parameters = new HashMap<>();
    private String method = "";
    private String value = "";
    private int fields;
    private int zonesSeen;
    private boolean zoneBroken;
    private boolean tooMuch;

    Lines() {
        Consumer<Calendar> keep = zones::add;
        this.zoneBuilder = new DefaultContentHandler(keep, new TimeZoneRegistryImpl());
    }

    /** The events, each with its fields by upper-case name, among them the METHOD of its calendar, maybe empty. */
    List<Map<String, List<Field>>> events() {
        return events;
    }

    /** The file had more in it than is read, and reading stopped there. */
    boolean isTooMuch() {
        return tooMuch;
    }

    private IllegalStateException tooMuch(String what) {
        tooMuch = true;
        return new IllegalStateException(what);
    }

    /** The calendars of the time zones in the file; empty where there are none, or one is broken. */
    List<Calendar> zones() {
        return zoneBroken || zonesSeen == 0 ? List.of() : zones;
    }

    @Override
    public void startCalendar() {
        method = "";
        zone(zoneBuilder::startCalendar);
    }

    @Override
    public void endCalendar() {
        zone(zoneBuilder::endCalendar);
    }

    @Override
    public void startComponent(String name) {
        open.add(name.toUpperCase(Locale.ROOT));
        if (open.size() > DEEPEST) {
            throw tooMuch("components deeper than " + DEEPEST);
        }
        boolean outermost = open.size() == 1;
        if (outermost && isOpen(EVENT, 0)) {
            events.add(new HashMap<>(Map.of("METHOD", List.of(new Field(method, Map.of())))));
            if (events.size() > MOST_EVENTS) {
                throw tooMuch("more than " + MOST_EVENTS + " events");
            }
        } else if (outermost && isOpen(ZONE, 0) && ++zonesSeen > MOST_ZONES) {
            throw tooMuch("more than " + MOST_ZONES + " time zones");
        }
        inZone(() -> zoneBuilder.startComponent(name));
    }

    @Override
    public void endComponent(String name) {
        inZone(() -> zoneBuilder.endComponent(name));
        if (!open.isEmpty()) {
            open.remove(open.size() - 1);
        }
    }

    @Override
    public void startProperty(String name) {
        if (++fields > MOST_FIELDS) {
            throw tooMuch("more than " + MOST_FIELDS + " fields");
        }
        parameters = new HashMap<>();
        value = "";
        inZone(() -> zoneBuilder.startProperty(name));
    }

    @Override
    public void propertyValue(String written) {
        value = written;
        inZone(() -> zoneBuilder.propertyValue(written));
    }

    @Override
    public void endProperty(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (open.isEmpty() && upper.equals("METHOD")) {
            method = value.strip().toUpperCase(Locale.ROOT);
        } else if (isOpen(EVENT, 0) && open.size() == 1) {
            events.get(events.size() - 1)
                    .computeIfAbsent(upper, none -> new ArrayList<>())
                    .add(new Field(value, Map.copyOf(parameters)));
        }
        inZone(() -> zoneBuilder.endProperty(name));
    }

    @Override
    public void parameter(String name, String written) {
        parameters.put(name.toUpperCase(Locale.ROOT), written);
        inZone(() -> zoneBuilder.parameter(name, written));
    }

    private boolean isOpen(String component, int level) {
        return open.size() > level && open.get(level).equals(component);
    }

    private void inZone(Runnable step) {
        if (isOpen(ZONE, 0)) {
            zone(step);
        }
    }

    @SuppressWarnings("IllegalCatch") // what ical4j throws at a broken zone has no common type; such a zone is missing
    private void zone(Runnable step) {
        if (zoneBroken) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException e) {
            zoneBroken = true;
        }
    }
}

package brevvakt.gateway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns a person wants to see of the lists that have too many: a verb's own, or those in its single thing. */
final class Columns {
    private static final Map<String, List<String>> OF_VERB = Map.of(
            "cases", List.of("number", "status", "kind", "dueDate", "receivedAt", "mailbox", "officer", "heading"),
            "queue", List.of("number", "status", "kind", "waitingSince", "dueDate", "mailbox", "heading"),
            "records", List.of("no", "label", "direction", "receivedAt", "from", "to", "title"),
            "outbox", List.of("id", "kind", "state", "dueAt", "sentAt", "to", "case", "subject", "reason"),
            "mailboxes", List.of("address", "kind", "state", "unopened", "oldestUnopenedAt", "owners", "substitutes"),
            "search", List.of("case", "record", "receivedAt", "from", "subject", "snippet", "attachment"),
            "case.records", List.of("no", "direction", "receivedAt", "from", "to", "title"),
            "case.events", List.of("seq", "at", "actor", "type", "about", "note"),
            "case.clocks", List.of("rule", "started", "due", "met", "explained"),
            "case.notices", List.of("kind", "state", "dueAt", "sentAt", "to", "reason"));

    /** What lies in a file of its own, and cannot be read where it is run together. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of("report", Set.of("tables"));

    private Columns() {}

    /** What a person is shown of a verb's answer; in JSON all of it stands. */
    static Object shownOf(String verb, Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return json;
        }
        Map<Object, Object> shown = new LinkedHashMap<>(map);
        shown.keySet().removeAll(LEFT_OUT.getOrDefault(verb, Set.of()));
        return shown;
    }

    /** Of a list inside the single thing that a verb shows, or of the verb's own, which has the empty name. */
    static List<String> of(String verb, String list) {
        return OF_VERB.getOrDefault(list.isEmpty() ? verb : verb + "." + list, List.of());
    }
}

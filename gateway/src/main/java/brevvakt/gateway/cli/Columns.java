package brevvakt.gateway.cli;

import java.util.List;
import java.util.Map;

/** Which columns a person wants to see of the lists that have too many. */
final class Columns {
    private static final Map<String, List<String>> OF_VERB = Map.of(
            "cases", List.of("number", "status", "kind", "dueDate", "receivedAt", "mailbox", "officer", "heading"),
            "queue", List.of("number", "status", "kind", "waitingSince", "dueDate", "mailbox", "heading"),
            "records", List.of("no", "label", "direction", "receivedAt", "from", "to", "title"),
            "outbox", List.of("id", "kind", "state", "dueAt", "sentAt", "to", "case", "subject", "reason"),
            "mailboxes", List.of("address", "kind", "state", "unopened", "oldestUnopenedAt", "owners", "substitutes"),
            "search", List.of("case", "record", "receivedAt", "from", "subject", "snippet", "attachment"),
            "case",
                    List.of(
                            "no",
                            "direction",
                            "receivedAt",
                            "from",
                            "to",
                            "title",
                            "seq",
                            "at",
                            "actor",
                            "type",
                            "rule",
                            "started",
                            "due",
                            "met"));

    private Columns() {}

    static List<String> of(String verb) {
        return OF_VERB.getOrDefault(verb, List.of());
    }
}

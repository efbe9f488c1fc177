package brevvakt.gateway.demo;

import brevvakt.casework.letter.Sha256;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A house that knows beforehand what to say of each letter, and says it as soon as the letter has come in at a door. */
final class CannedHouse implements Verbs {
    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final JsonNode answers;
    private final Map<String, String> stepOfDigest = new HashMap<>();
    private final Map<String, List<String>> recipientsOfDigest = new LinkedHashMap<>();
    private final List<Map<String, Object>> outbox = new ArrayList<>();
    private final List<Map<String, Object>> callbacks = new ArrayList<>();
    private final Map<String, Map<String, Object>> cases = new HashMap<>();
    private final Map<String, String> senders = new HashMap<>();
    private Optional<byte[]> imported = Optional.empty();
    private Optional<String> importRefusal = Optional.empty();

    CannedHouse() throws IOException {
        try (InputStream yaml = CannedHouse.class.getResourceAsStream("answers.yaml")) {
            answers = new YAMLMapper().readTree(Objects.requireNonNull(yaml));
        }
        Day.read().steps().forEach(step -> stepOfDigest.put(digest(Day.bytesOf(step)), step.id()));
    }

    /** From now on the house says otherwise about one letter. */
    CannedHouse saying(String step, String field, String value) {
        ((ObjectNode) answers.required(step)).put(field, value);
        return this;
    }

    CannedHouse refusingImport(String reason) {
        importRefusal = Optional.of(reason);
        return this;
    }

    Optional<byte[]> imported() {
        return imported;
    }

    /** The envelope senders that letters came with, by step. */
    Map<String, String> senders() {
        return senders;
    }

    /** A letter has come in; one whose bytes nobody knew before is the one that names another's case. */
    synchronized void receive(String sender, List<String> recipients, byte[] mail) {
        String digest = digest(mail);
        String step = stepOfDigest.computeIfAbsent(digest, unknown -> unknownStep(mail));
        senders.put(step, sender);
        boolean again = recipientsOfDigest.containsKey(digest);
        recipientsOfDigest.computeIfAbsent(digest, first -> new ArrayList<>()).addAll(recipients);
        JsonNode said = answers.required(step);
        if (!again) {
            said.path("told").forEach(mail0 -> owe(mail0.asText()));
            Optional.ofNullable(said.get("callback")).ifPresent(due -> callbacks.add(callback(due.asText())));
            Optional.ofNullable(said.get("case"))
                    .ifPresent(number -> cases.put(number.asText(), file(said, recipients)));
        }
    }

    private static String unknownStep(byte[] mail) {
        String text = new String(mail, StandardCharsets.UTF_8);
        return text.contains("Subject: Komplettering till Sbn 3/2026\r\n") ? "komplettering" : "unknown";
    }

    @Override
    public synchronized Answer call(Call call) {
        return switch (call.verb()) {
            case "import" -> takeIn(call);
            case "records" ->
                new Answer.Done(
                        recipientsOfDigest.keySet().stream().map(this::record).toList());
            case "case" -> new Answer.Done(Objects.requireNonNull(cases.get(call.positional(0))));
            case "outbox" -> new Answer.Done(List.copyOf(outbox));
            case "callbacks" -> new Answer.Done(List.copyOf(callbacks));
            case "clock show" -> new Answer.Done(Map.of("now", NOW, "simulated", true));
            default -> new Answer.Unknown();
        };
    }

    private Answer takeIn(Call call) {
        imported = call.body();
        return importRefusal.<Answer>map(Answer.Refused::new).orElseGet(() -> new Answer.Done(Map.of("changed", true)));
    }

    private Map<String, Object> record(String digest) {
        JsonNode said = answers.required(stepOfDigest.get(digest));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("direction", said.path("out").asBoolean(false) ? "OUT" : "IN");
        row.put("to", recipientsOfDigest.get(digest));
        row.put("sha256", digest);
        row.put("case", Optional.ofNullable(said.get("case")).map(JsonNode::asText));
        row.put("label", said.required("label").asText());
        return row;
    }

    private static Map<String, Object> file(JsonNode said, List<String> recipients) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", said.required("case").asText());
        row.put("register", said.required("register").asText());
        row.put("kind", said.required("label").asText());
        row.put("alsoLabels", said.path("also"));
        row.put("status", said.path("status").asText("PROPOSED"));
        row.put("mailbox", recipients.get(0));
        row.put("needsHuman", said.path("doubtful").asBoolean(false));
        row.put("dueDate", Optional.ofNullable(said.get("due")).map(JsonNode::asText));
        row.put(
                "dueExplained",
                Optional.ofNullable(said.get("due")).map(due -> "inkom 2026-11-24, senast " + due.asText()));
        return row;
    }

    private void owe(String kindAndAddress) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", (long) outbox.size() + 1);
        row.put("kind", kindAndAddress.split(" ", -1)[0]);
        row.put("to", List.of(kindAndAddress.split(" ", -1)[1]));
        row.put("state", "SENT");
        row.put("dueAt", NOW);
        outbox.add(row);
    }

    private static Map<String, Object> callback(String due) {
        return Map.of("id", 1L, "for", "eva.ek", "dueDate", due);
    }

    private static String digest(byte[] mail) {
        return Sha256.of(mail).hex();
    }
}

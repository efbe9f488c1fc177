package brevvakt.gateway.demo;

import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import brevvakt.portal.api.Verbs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the house says of itself, asked through its verbs and in the fixed form of their JSON. */
final class Ledger {
    private final Verbs verbs;
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    Ledger(Verbs verbs) {
        this.verbs = verbs;
    }

    /** A mail that the house keeps. */
    record Kept(
            String sha256,
            String direction,
            Optional<String> label,
            Optional<String> caseNumber,
            List<String> recipients) {

        /** It went out, rather than came in. */
        boolean isOurs() {
            return direction.equals("OUT");
        }
    }

    /** A case as it stands at this moment. */
    record Matter(
            String number,
            String register,
            String kind,
            List<String> alsoKinds,
            String status,
            String mailbox,
            boolean needsHuman,
            Optional<LocalDate> due,
            Optional<String> why) {}

    /** A mail that the house itself owes or has sent. */
    record Told(long id, String kind, List<String> to, String state, Instant dueAt) {}

    /** Somebody who wants to be called. */
    record Wish(long id, String wanted, LocalDate due) {}

    /** Imports the organisation; the reason where that is refused. */
    Optional<String> importOrganisation(byte[] yaml) {
        return verbs.call(call("import", List.of(), Optional.of(yaml)))
                .fold(
                        done -> Optional.empty(),
                        refused -> Optional.of(refused.reason()),
                        misused -> Optional.of(misused.reason()),
                        unknown -> Optional.of("import"));
    }

    /** Nothing has ever come to this house; before there is an organisation nothing can have. */
    boolean isFresh() {
        return verbs.call(call("records", List.of(), Optional.empty()))
                .fold(
                        done -> mapper.valueToTree(done.json()).isEmpty(),
                        refused -> true,
                        misused -> false,
                        unknown -> false);
    }

    List<Kept> kept() {
        return elements(ask("records")).map(Ledger::kept).toList();
    }

    Matter matter(String number) {
        return matter(ask("case", number));
    }

    List<Told> told() {
        return elements(ask("outbox")).map(Ledger::told).toList();
    }

    List<Wish> wishes() {
        return elements(ask("callbacks")).map(Ledger::wish).toList();
    }

    Instant now() {
        return Instant.parse(ask("clock show").required("now").asText());
    }

    private static Call call(String verb, List<String> positionals, Optional<byte[]> body) {
        return new Call(verb, Map.of(), positionals, Caller.administrator(Optional.empty()), body);
    }

    private JsonNode ask(String verb, String... positionals) {
        return verbs.call(call(verb, List.of(positionals), Optional.empty()))
                .fold(
                        done -> mapper.valueToTree(done.json()),
                        refused -> refusal(verb, refused.reason()),
                        misused -> refusal(verb, misused.reason()),
                        unknown -> refusal(verb, Answer.Unknown.class.getSimpleName()));
    }

    private static JsonNode refusal(String verb, String reason) {
        throw new IllegalStateException("the demo asked for " + verb + " and was refused: " + reason);
    }

    private static Kept kept(JsonNode row) {
        return new Kept(
                row.required("sha256").asText(),
                row.required("direction").asText(),
                text(row, "label"),
                text(row, "case"),
                texts(row.required("to")));
    }

    private static Matter matter(JsonNode row) {
        return new Matter(
                row.required("number").asText(),
                row.required("register").asText(),
                row.required("kind").asText(),
                texts(row.path("alsoLabels")),
                row.required("status").asText(),
                row.required("mailbox").asText(),
                row.path("needsHuman").asBoolean(false),
                text(row, "dueDate").map(LocalDate::parse),
                text(row, "dueExplained"));
    }

    private static Told told(JsonNode row) {
        return new Told(
                row.required("id").asLong(),
                row.required("kind").asText(),
                texts(row.required("to")),
                row.required("state").asText(),
                Instant.parse(row.required("dueAt").asText()));
    }

    private static Wish wish(JsonNode row) {
        return new Wish(
                row.required("id").asLong(),
                row.required("for").asText(),
                LocalDate.parse(row.required("dueDate").asText()));
    }

    private static Optional<String> text(JsonNode row, String field) {
        return Optional.ofNullable(row.get(field))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

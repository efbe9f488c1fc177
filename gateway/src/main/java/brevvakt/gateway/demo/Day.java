package brevvakt.gateway.demo;

import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.texts.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** The letters of the day in their order; their bytes are as the writers' programs made them. */
record Day(List<Step> steps) {

    Day {
        steps = List.copyOf(steps);
    }

    static Day read() {
        List<Step> steps = new ArrayList<>();
        try (InputStream yaml = resource("day.yaml")) {
            new YAMLMapper().readTree(yaml).forEach(node -> steps.add(step(node)));
        } catch (IOException e) {
            throw new UncheckedIOException("day.yaml of the demo cannot be read", e);
        }
        return new Day(steps);
    }

    /** The mail of a step, byte for byte. */
    static byte[] bytesOf(Step step) {
        try (InputStream file = resource("letters/" + step.file());
                InputStream plain = step.file().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's letter " + step.file() + " cannot be read", e);
        }
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(Day.class.getResourceAsStream(name), name + " is not among the demo's files");
    }

    private static Step step(JsonNode node) {
        Map<Language, String> what = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            what.put(language, node.required("what").required(language.tag()).asText());
        }
        return new Step(
                node.required("id").asText(),
                node.required("file").asText(),
                Optional.ofNullable(node.get("login"))
                        .map(login -> new Step.Login(
                                login.required("user").asText(),
                                login.required("password").asText())),
                node.required("from").asText(),
                elements(node.required("to")).map(Day::texts).toList(),
                node.path("leaves").asBoolean(false),
                node.required("who").asText(),
                what,
                new Expectation(
                        texts(node.path("labels")).stream().map(Label::valueOf).toList(),
                        text(node, "register").map(Register::valueOf),
                        node.path("receipt").asBoolean(false),
                        text(node, "joins"),
                        text(node, "status").map(CaseStatus::valueOf),
                        node.path("callback").asBoolean(false)));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

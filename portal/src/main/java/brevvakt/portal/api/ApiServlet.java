package brevvakt.portal.api;

import brevvakt.portal.api.VerbForm.Trait;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns an HTTP request into a {@link Call} and an {@link Answer} into a response; knows no verb by name. */
final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/api/v1/";
    private static final int LONGEST_BODY = 16 * 1024 * 1024;
    private static final Set<String> FIELDS = Set.of("options", "positionals", "body");

    private final transient Doorkeeper doorkeeper;
    private final transient VerbCatalogue catalogue;
    private final transient Verbs verbs;
    private final transient ApiJson json = new ApiJson();

    ApiServlet(Doorkeeper doorkeeper, VerbCatalogue catalogue, Verbs verbs) {
        this.doorkeeper = doorkeeper;
        this.catalogue = catalogue;
        this.verbs = verbs;
    }

    /** A request that is turned away before the house is asked. */
    private static final class TurnedAway extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String reason;

        TurnedAway(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
            this.reason = reason;
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard(response);
        Optional<Caller> caller = doorkeeper.callerOf(request);
        if (caller.isEmpty()) {
            response.addHeader("WWW-Authenticate", "Basic realm=\"brevvakt\", charset=\"UTF-8\"");
            response.addHeader("WWW-Authenticate", "Bearer realm=\"brevvakt\"");
            error(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "who asks? The token or the password is missing or wrong");
            return;
        }
        try {
            VerbForm form = formOf(request);
            Call call = callOf(form, request, caller.get());
            respond(response, form, answer(form, call));
        } catch (TurnedAway e) {
            error(response, e.status, e.reason);
        }
    }

    private static void guard(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private VerbForm formOf(HttpServletRequest request) throws TurnedAway {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()).replace('/', ' ') : "";
        return catalogue
                .form(name)
                .orElseThrow(
                        () -> new TurnedAway(HttpServletResponse.SC_NOT_FOUND, "no such verb: " + PREFIX + "VERB"));
    }

    private Call callOf(VerbForm form, HttpServletRequest request, Caller caller) throws IOException, TurnedAway {
        String method = request.getMethod();
        if (method.equals("GET") && form.is(Trait.READING)) {
            return form.fromQuery(query(request), caller);
        }
        if (method.equals("POST")) {
            return posted(form, request, caller);
        }
        throw new TurnedAway(
                HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                form.name() + " answers to " + (form.is(Trait.READING) ? "GET and POST" : "POST"));
    }

    private static Map<String, List<String>> query(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Arrays.stream(e.getValue())
                        .map(v -> v.isEmpty() ? "true" : v)
                        .toList()));
    }

    private Call posted(VerbForm form, HttpServletRequest request, Caller caller) throws IOException, TurnedAway {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new TurnedAway(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "a POST has Content-Type application/json");
        }
        byte[] bytes = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw new TurnedAway(
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "a call may have " + LONGEST_BODY + " bytes");
        }
        try {
            JsonNode node = json.read(bytes.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : bytes);
            return called(form, node, caller);
        } catch (JacksonException e) {
            throw new TurnedAway(HttpServletResponse.SC_BAD_REQUEST, "the body is not JSON");
        }
    }

    private static Call called(VerbForm form, JsonNode node, Caller caller) throws TurnedAway {
        Map<String, List<String>> options = new LinkedHashMap<>();
        boolean known = node.isObject()
                && node.properties().stream().allMatch(e -> FIELDS.contains(e.getKey()))
                && (node.path("options").isObject() || node.path("options").isMissingNode())
                && (node.path("positionals").isArray()
                        || node.path("positionals").isMissingNode())
                && (node.path("body").isTextual() || node.path("body").isMissingNode());
        if (!known) {
            throw new TurnedAway(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "a call is {\"options\": {…}, \"positionals\": […], \"body\": \"the file in base64\"}");
        }
        node.path("options").properties().forEach(e -> options.put(e.getKey(), texts(e.getValue())));
        return new Call(form.name(), options, texts(node.path("positionals")), caller, body(node.path("body")));
    }

    private static List<String> texts(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return node.isMissingNode() || node.isNull() ? List.of() : List.of(node.asText());
    }

    private static Optional<byte[]> body(JsonNode node) throws TurnedAway {
        try {
            return node.isTextual() ? Optional.of(Base64.getMimeDecoder().decode(node.asText())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new TurnedAway(HttpServletResponse.SC_BAD_REQUEST, "body is not base64");
        }
    }

    private Answer answer(VerbForm form, Call call) {
        Optional<Answer> misused = form.misuseIn(call).map(Answer.Misused::new);
        if (misused.isPresent()) {
            return misused.get();
        }
        if (form.is(Trait.ADMINISTRATOR) && !call.caller().administrator()) {
            return new Answer.Refused(form.name() + " is for the holder of the administrator's token");
        }
        if (doorkeeper.mustChangePassword(call.caller()) && !form.name().equals("password change")) {
            return new Answer.Refused("your password is a first one; choose another with password change");
        }
        return verbs.call(call);
    }

    private void respond(HttpServletResponse response, VerbForm form, Answer answer) throws IOException {
        Map.Entry<Integer, Object> said = answer.fold(
                done -> {
                    done.note().ifPresent(note -> response.setHeader(Answer.Done.NOTE_HEADER, note));
                    return Map.entry(HttpServletResponse.SC_OK, done.json());
                },
                refused -> Map.entry(HttpServletResponse.SC_CONFLICT, Map.of("error", refused.reason())),
                misused -> Map.entry(HttpServletResponse.SC_BAD_REQUEST, Map.of("error", misused.reason())),
                unknown -> Map.entry(
                        HttpServletResponse.SC_NOT_FOUND,
                        Map.of("error", form.name() + " is not available in this version")));
        write(response, said.getKey(), said.getValue());
    }

    private void error(HttpServletResponse response, int status, String reason) throws IOException {
        write(response, status, Map.of("error", reason));
    }

    private void write(HttpServletResponse response, int status, Object value) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        json.write(response.getOutputStream(), value);
    }
}

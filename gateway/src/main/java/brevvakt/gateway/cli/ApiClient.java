package brevvakt.gateway.cli;

import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** Asks the running server. Each call is sent once and never again by itself, since an act must not be done twice. */
final class ApiClient {
    private static final int CONNECT_WITHIN_MILLIS = 5000;

    private final URI server;
    private final Optional<OneCertificate> shown;
    private final String token;

    /** @param certificate the SHA-256 of the one certificate that the server may show, in hex; empty for plain HTTP */
    ApiClient(URI server, Optional<String> certificate, String token) {
        this.server = server;
        this.shown = certificate.map(OneCertificate::new);
        this.token = token;
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /**
     * What came back, whatever it was.
     *
     * @param note what must be known beside it
     */
    record Reply(int status, byte[] body, Optional<String> note) {}

    /** Asks; a duration of zero waits for as long as it takes. */
    Reply ask(Call call, Duration patience) throws IOException {
        HttpURLConnection http =
                (HttpURLConnection) server.resolve("/api/v1/" + call.verb().replace(' ', '/'))
                        .toURL()
                        .openConnection(Proxy.NO_PROXY);
        if (http instanceof HttpsURLConnection https) {
            shown.orElseThrow().only(https);
        }
        http.setConnectTimeout(CONNECT_WITHIN_MILLIS);
        http.setReadTimeout((int) patience.toMillis());
        http.setInstanceFollowRedirects(false);
        http.setUseCaches(false);
        http.setRequestMethod("POST");
        http.setRequestProperty("Authorization", "Bearer " + token);
        http.setRequestProperty("Content-Type", "application/json");
        call.caller()
                .by()
                .ifPresent(
                        by -> http.setRequestProperty("X-Brevvakt-By", URLEncoder.encode(by, StandardCharsets.UTF_8)));
        http.setDoOutput(true);
        try (OutputStream out = http.getOutputStream()) {
            out.write(json(call));
        }
        int status = http.getResponseCode();
        boolean good = status < HttpURLConnection.HTTP_BAD_REQUEST;
        try (InputStream in = good ? http.getInputStream() : http.getErrorStream()) {
            return new Reply(
                    status,
                    in == null ? new byte[0] : in.readAllBytes(),
                    Optional.ofNullable(http.getHeaderField(Answer.Done.NOTE_HEADER)));
        }
    }

    private static byte[] json(Call call) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("options");
            for (Map.Entry<String, List<String>> option : call.options().entrySet()) {
                array(json, option.getKey(), option.getValue());
            }
            json.writeEndObject();
            array(json, "positionals", call.positionals());
            if (call.body().isPresent()) {
                json.writeBinaryField("body", call.body().get());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void array(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}

package brevvakt.gateway.neighbours;

import brevvakt.gateway.settings.RelaySettings.Credential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fetches the token of a client (RFC 6749, 4.4) and keeps it until shortly before it ends. */
final class AccessTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final long USUAL_SECONDS = 300;

    private final Credential.Token asked;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private Optional<Token> kept = Optional.empty();

    private record Token(String value, Instant until) {}

    AccessTokens(Credential.Token asked, Clock clock) {
        this.asked = asked;
        this.clock = clock;
    }

    /** A token that is good for a minute at least. */
    synchronized String token() throws IOException {
        Instant now = clock.instant();
        if (kept.filter(token -> now.isBefore(token.until())).isEmpty()) {
            kept = Optional.of(fetched(now));
        }
        return kept.get().value();
    }

    /** The server did not want the token: the next one is fetched. */
    synchronized void forget() {
        kept = Optional.empty();
    }

    private Token fetched(Instant now) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", asked.clientId());
        form.put("client_secret", asked.clientSecret().value());
        asked.scope().ifPresent(scope -> form.put("scope", scope));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.tokenUrl()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode said = json.readTree(answer.body());
            String value = said.path("access_token").asText();
            if (answer.statusCode() != 200 || value.isEmpty()) {
                throw new IOException("no token was given by " + asked.tokenUrl() + ": it answers "
                        + answer.statusCode() + " " + said.path("error").asText());
            }
            Duration lasts = Duration.ofSeconds(said.path("expires_in").asLong(USUAL_SECONDS))
                    .minus(EARLY);
            return new Token(value, now.plus(lasts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the token of " + asked.tokenUrl() + " was not waited for", e);
        }
    }
}

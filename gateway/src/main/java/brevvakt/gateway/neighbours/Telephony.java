package brevvakt.gateway.neighbours;

import brevvakt.casework.absence.Referral;
import brevvakt.casework.letter.Sha256;
import brevvakt.gateway.settings.TelephonySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the telephone exchange who is away: the whole list each time, as a file, to an address, or both. What the
 * exchange has last taken is kept on disk, so that a list it has not taken is offered again until it does, also after a
 * restart; the same list twice does no harm.
 */
public final class Telephony {
    private static final Logger LOG = LoggerFactory.getLogger(Telephony.class);
    private static final String HEAD = "username;phone;from;until;backOn;instead;insteadPhone\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TelephonySettings settings;
    private final Path taken;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param taken the file that keeps the mark of the list which the exchange has last taken */
    public Telephony(TelephonySettings settings, Path taken) {
        this.settings = settings;
        this.taken = taken;
    }

    /** Tells it of these; true when nothing is left to be told. */
    public synchronized boolean tell(List<Referral> referrals) {
        byte[] list = written(referrals);
        boolean filed = settings.csv().map(file -> isFiled(file, list)).orElse(true);
        boolean posted =
                settings.webhook().map(address -> isPosted(address, list)).orElse(true);
        return filed && posted;
    }

    static byte[] written(List<Referral> referrals) {
        return referrals.stream()
                .map(referral -> Stream.of(
                                referral.username(),
                                referral.phone().orElse(""),
                                referral.from().toString(),
                                referral.until().toString(),
                                referral.backOn().toString(),
                                referral.instead().orElse(""),
                                referral.insteadPhone().orElse(""))
                        .map(Telephony::cell)
                        .collect(Collectors.joining(";", "", "\r\n")))
                .collect(Collectors.joining("", HEAD, ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ';' || c == '"' || c < ' ')
                && !text.startsWith("=")
                && !text.startsWith("@");
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isFiled(Path file, byte[] list) {
        try {
            if (Files.exists(file) && Sha256.of(Files.readAllBytes(file)).equals(Sha256.of(list))) {
                return true;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            write(file, list);
            return true;
        } catch (IOException e) {
            LOG.warn("the list of who is away could not be written to {}; it is tried again", file, e);
            return false;
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path passing = file.resolveSibling("." + file.getFileName() + ".new");
        Files.write(passing, bytes);
        Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isPosted(URI address, byte[] list) {
        String mark = Sha256.of(list).hex();
        try {
            if (Files.exists(taken) && Files.readString(taken).equals(mark)) {
                return true;
            }
            int status = post(address, list);
            if (status / 100 != 2) {
                LOG.warn("the telephone exchange answered {} to the list of who is away; it is offered again", status);
                return false;
            }
            write(taken, mark.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException e) {
            LOG.warn(
                    "the telephone exchange does not answer; the list of who is away is offered again: {}",
                    e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int post(URI address, byte[] list) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(list));
        Optional<String> login =
                settings.user().flatMap(user -> settings.password().map(password -> user + ":" + password.value()));
        login.ifPresent(pair -> request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

package brevvakt.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Referral;
import brevvakt.gateway.settings.TelephonySettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelephonyTest {
    private static final Referral PER = new Referral(
            "per.p",
            Optional.of("019-00 00 01"),
            LocalDate.of(2026, 7, 6),
            LocalDate.of(2026, 7, 24),
            LocalDate.of(2026, 7, 27),
            Optional.of("Skog; Sara"),
            Optional.empty());

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer exchange;

    @BeforeEach
    void open() throws IOException {
        exchange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        exchange.createContext("/away", call -> {
            heard.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(answer.get(), -1);
            call.close();
        });
        exchange.start();
    }

    @AfterEach
    void close() {
        exchange.stop(0);
    }

    private Telephony telephony() {
        return new Telephony(
                new TelephonySettings(
                        Optional.of(folder.resolve("out/away.csv")),
                        Optional.of(URI.create(
                                "http://127.0.0.1:" + exchange.getAddress().getPort() + "/away")),
                        Optional.empty(),
                        Optional.empty()),
                folder.resolve("taken"));
    }

    @Test
    void givenSomebodyAway_whenTheExchangeIsTold_thenTheListSaysWhenAndWhoAndNothingMore() throws IOException {
        assertThat(telephony().tell(List.of(PER))).isTrue();

        assertThat(Files.readString(folder.resolve("out/away.csv")))
                .isEqualTo("username;phone;from;until;backOn;instead;insteadPhone\r\n"
                        + "per.p;019-00 00 01;2026-07-06;2026-07-24;2026-07-27;\"Skog; Sara\";\r\n");
        assertThat(heard).containsExactly(Files.readString(folder.resolve("out/away.csv")));
    }

    @Test
    void givenAListThatWasTaken_whenItIsToldAgainAlsoByAnotherRun_thenItIsNotPostedTwice() {
        telephony().tell(List.of(PER));
        telephony().tell(List.of(PER));
        assertThat(heard).hasSize(1);

        telephony().tell(List.of());
        assertThat(heard).hasSize(2);
    }

    @Test
    void givenAnExchangeThatIsDown_whenItComesBack_thenTheListIsOfferedAgainUntilItIsTaken() {
        answer.set(503);
        assertThat(telephony().tell(List.of(PER))).isFalse();
        assertThat(telephony().tell(List.of(PER))).isFalse();
        answer.set(204);
        assertThat(telephony().tell(List.of(PER))).isTrue();
        assertThat(telephony().tell(List.of(PER))).isTrue();

        assertThat(heard).hasSize(3);
    }
}

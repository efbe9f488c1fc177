package brevvakt.casework.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginGuardTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final Moved clock = new Moved();
    private final LoginGuard guard = new LoginGuard(clock, pauses::add);

    /** A clock that the test moves. */
    private static final class Moved extends Clock {
        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static Knock knock(String address, String login) {
        return new Knock("IMAP", address, login, "guess");
    }

    private void wrong(int times, Knock knock) {
        IntStream.range(0, times).forEach(i -> guard.wrong(knock));
    }

    @Test
    void givenATypo_whenItIsAnswered_thenNobodyWaits() {
        wrong(LoginGuard.FREE_TRIES, knock("192.0.2.1", "eva.ek"));

        assertThat(pauses).isEmpty();
    }

    @Test
    void givenMoreWrongTries_whenTheyAreAnswered_thenEachComesLaterUpToALimit() {
        wrong(12, knock("192.0.2.1", "eva.ek"));

        assertThat(pauses).isSorted().hasSize(12 - LoginGuard.FREE_TRIES);
        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(250));
        assertThat(pauses.get(pauses.size() - 1)).isEqualTo(LoginGuard.LONGEST);
    }

    @Test
    void givenAStrangerWhoTriesEvasLogin_whenEvaComesFromElsewhere_thenSheIsNotTouched() {
        wrong(50, knock("198.51.100.7", "eva.ek"));
        pauses.clear();

        assertThat(guard.mayTry(knock("192.0.2.1", "eva.ek"))).isTrue();
        wrong(1, knock("192.0.2.1", "eva.ek"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void givenManyLoginsTriedFromOnePlace_whenItGoesOn_thenThePlaceIsSlowedDown() {
        IntStream.range(0, LoginGuard.FREE_TRIES_OF_A_PLACE + 1)
                .forEach(i -> guard.wrong(knock("192.0.2.1", "user" + i)));

        assertThat(pauses).hasSize(1);
    }

    @Test
    void givenOneNetworkOfManyAddresses_whenEachTriesOnce_thenTheyAreOnePlace() {
        IntStream.range(0, LoginGuard.FREE_TRIES_OF_A_PLACE + 1)
                .forEach(i -> guard.wrong(knock("2001:db8:0:1:0:0:0:" + Integer.toHexString(i), "user" + i)));

        assertThat(pauses).hasSize(1);
    }

    @Test
    void givenATryThatIsHeldBack_whenAnotherComesAtOnceFromThere_thenItIsTurnedAwayAndOthersAreNot() {
        List<Boolean> meanwhile = new ArrayList<>();
        List<LoginGuard> known = new ArrayList<>();
        LoginGuard watched = new LoginGuard(clock, time -> {
            meanwhile.add(known.get(0).mayTry(knock("192.0.2.1", "eva.ek")));
            meanwhile.add(known.get(0).mayTry(knock("192.0.2.2", "eva.ek")));
        });
        known.add(watched);

        IntStream.range(0, LoginGuard.FREE_TRIES + 1).forEach(i -> watched.wrong(knock("192.0.2.1", "eva.ek")));

        assertThat(meanwhile).containsExactly(false, true);
        assertThat(watched.mayTry(knock("192.0.2.1", "eva.ek"))).isTrue();
    }

    @Test
    void givenARightPassword_whenItWasFound_thenTheWrongOnesAreForgotten() {
        wrong(10, knock("192.0.2.1", "eva.ek"));
        guard.right(knock("192.0.2.1", "eva.ek"));
        pauses.clear();

        wrong(1, knock("192.0.2.1", "eva.ek"));

        assertThat(pauses).isEmpty();
    }

    @Test
    void givenAQuarterOfAnHour_whenNothingWasTried_thenItBeginsAnew() {
        wrong(10, knock("192.0.2.1", "eva.ek"));
        pauses.clear();
        clock.now = clock.now.plus(Duration.ofMinutes(16));

        wrong(1, knock("192.0.2.1", "eva.ek"));

        assertThat(pauses).isEmpty();
    }

    @Test
    void givenAKnock_whenItIsWritten_thenNeitherPasswordNorLoginStandsThere() {
        assertThat(knock("192.0.2.1", "eva.ek").toString()).doesNotContain("guess", "eva");
    }
}

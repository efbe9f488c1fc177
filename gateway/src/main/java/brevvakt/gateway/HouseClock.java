package brevvakt.gateway;

import brevvakt.gateway.home.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The only clock of the house. It goes with the world, or it is simulated and stands still until it is moved; simulated
 * time survives a restart.
 */
public final class HouseClock extends Clock {

    /** The zone in which the municipality counts its days, whatever the machine thinks. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final Clock world;
    private final Optional<Simulation> simulation;

    /** Simulated time, and the file it is kept in. */
    private record Simulation(AtomicReference<Instant> now, DurableFile kept) {}

    private HouseClock(Optional<Simulation> simulation) {
        this.world = Clock.system(ZONE);
        this.simulation = simulation;
    }

    /** The clock that goes with the world. */
    public static HouseClock system() {
        return new HouseClock(Optional.empty());
    }

    /**
     * A clock that stands at the later of the start and the time kept by an earlier run.
     *
     * @param kept the file in which its time is kept
     */
    public static HouseClock simulated(Path kept, Instant start) throws IOException {
        DurableFile file = new DurableFile(kept);
        Instant earlier = file.read().flatMap(HouseClock::parsed).orElse(start);
        Instant now = earlier.isAfter(start) ? earlier : start;
        file.write(now + "\n");
        return new HouseClock(Optional.of(new Simulation(new AtomicReference<>(now), file)));
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean isSimulated() {
        return simulation.isPresent();
    }

    /** Moves simulated time on; false, and nothing moves, when the instant lies in the past. */
    public synchronized boolean advanceTo(Instant instant) throws IOException {
        Simulation simulated =
                simulation.orElseThrow(() -> new IllegalStateException("the world's time cannot be advanced"));
        if (instant.isBefore(simulated.now.get())) {
            return false;
        }
        simulated.kept.write(instant + "\n");
        simulated.now.set(instant);
        return true;
    }

    @Override
    public Instant instant() {
        return simulation.map(s -> s.now.get()).orElseGet(world::instant);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    /** The same time, seen from another zone; it moves with this clock. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new Elsewhere(this, zone);
    }

    private static final class Elsewhere extends Clock {
        private final Clock house;
        private final ZoneId zone;

        Elsewhere(Clock house, ZoneId zone) {
            this.house = house;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return house.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Elsewhere(house, other);
        }
    }
}

package brevvakt.gateway.cli;

import brevvakt.gateway.home.Home;
import java.time.Instant;
import java.util.Optional;

/**
 * How the server is to run.
 *
 * @param portBase goes before the settings
 * @param simulate where simulated time begins; empty for the world's time
 */
public record ServeOptions(Home home, Optional<Integer> portBase, Optional<Instant> simulate) {}

package brevvakt.gateway.cli;

import brevvakt.gateway.home.Home;
import java.util.Optional;

/**
 * How the made-up municipality is to be played.
 *
 * @param once ends when the story is told, rather than staying up
 * @param home where to play instead of in a scratch home
 */
public record DemoOptions(boolean once, Optional<Integer> portBase, Optional<Home> home) {}

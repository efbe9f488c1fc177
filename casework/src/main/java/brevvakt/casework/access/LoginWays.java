package brevvakt.casework.access;

import java.time.Clock;
import java.util.Optional;

/**
 * How people log in.
 *
 * @param authority who is asked first; empty where the house alone knows
 * @param changeFirst a password that came from an organisation file must be changed at the first login to the portal
 */
public record LoginWays(LoginGuard guard, Optional<LoginAuthority> authority, boolean changeFirst) {

    /** By the passwords of the house, wrong ones counted but not held back. */
    public static LoginWays plain(Clock clock) {
        return new LoginWays(new LoginGuard(clock, time -> {}), Optional.empty(), false);
    }
}

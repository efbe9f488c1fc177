package brevvakt.gateway.settings;

import java.util.Optional;
import java.util.Set;

/**
 * How it is found out whether mail comes from its author's domain (TRAPS 20).
 *
 * @param check whether the name system is asked
 * @param trusted names of servers before us whose Authentication-Results are believed
 * @param nameServer who is asked; the machine's own name servers where it is not given
 */
public record AuthenticitySettings(Check check, Set<String> trusted, Optional<Endpoint> nameServer) {
    private static final int DNS = 53;

    /** Who is asked where no server before us has said anything. */
    public enum Check {
        OFF,
        DNS
    }

    static AuthenticitySettings of(Section section) {
        AuthenticitySettings settings = new AuthenticitySettings(
                section.word("check", Check.class, Check.OFF),
                section.words("trusted"),
                section.endpoint("nameServer", DNS));
        section.nothingElse();
        return settings;
    }
}

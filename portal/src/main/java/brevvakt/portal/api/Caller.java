package brevvakt.portal.api;

import java.util.Optional;

/**
 * On whose behalf a verb is asked.
 *
 * @param by the username of the person who acts; a person who logged in is always named
 * @param administrator the holder of the administrator's token, who sees every register
 */
public record Caller(Optional<String> by, boolean administrator) {

    /** A person who has logged in. */
    public static Caller person(String username) {
        return new Caller(Optional.of(username), false);
    }

    /** The administrator's token, acting for the person it names, if any. */
    public static Caller administrator(Optional<String> by) {
        return new Caller(by, true);
    }
}

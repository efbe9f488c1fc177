package brevvakt.portal.api;

import java.util.Optional;

/** Who may come in with which password. */
public interface Logins {

    /** The password is right and the login is open today. Costs the same whether the login exists or not. */
    boolean mayLogIn(String login, String password);

    /** The same of somebody who comes from an address; who tries wrong passwords is slowed down by it (SEED-80). */
    default boolean mayLogIn(String login, String password, String address) {
        return mayLogIn(login, password);
    }

    /** Somebody with a first password, who does nothing before he has changed it (SEED-80). */
    default boolean mustChangePassword(String username) {
        return false;
    }

    /** The username behind a login by username or mail address; empty where nobody has it. */
    Optional<String> usernameOf(String login);
}

package brevvakt.portal.api;

import java.util.Optional;

/** Who may come in with which password. */
public interface Logins {

    /** The password is right and the login is open today. Costs the same whether the login exists or not. */
    boolean mayLogIn(String login, String password);

    /** The username behind a login by username or mail address; empty where nobody has it. */
    Optional<String> usernameOf(String login);
}

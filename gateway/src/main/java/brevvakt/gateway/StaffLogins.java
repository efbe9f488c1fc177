package brevvakt.gateway;

import brevvakt.casework.access.MailAccess;
import brevvakt.portal.api.Logins;
import java.util.Optional;

/** People come in over HTTP with the password of their mail. */
record StaffLogins(MailAccess access) implements Logins {

    @Override
    public boolean mayLogIn(String login, String password) {
        return access.mayLogIn(login, password);
    }

    @Override
    public Optional<String> usernameOf(String login) {
        return access.usernameOf(login);
    }
}

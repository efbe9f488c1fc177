package brevvakt.gateway;

import brevvakt.casework.access.House;
import brevvakt.casework.access.Knock;
import brevvakt.portal.api.Logins;
import java.util.Optional;

/** People come in over HTTP with the password of their mail. */
record StaffLogins(House house) implements Logins {

    @Override
    public boolean mayLogIn(String login, String password) {
        return house.mayLogIn(login, password);
    }

    @Override
    public boolean mayLogIn(String login, String password, String address) {
        return house.mayLogIn(new Knock("HTTP", address, login, password));
    }

    @Override
    public boolean mustChangePassword(String username) {
        return house.mustChangePassword(username);
    }

    @Override
    public Optional<String> usernameOf(String login) {
        return house.usernameOf(login);
    }
}

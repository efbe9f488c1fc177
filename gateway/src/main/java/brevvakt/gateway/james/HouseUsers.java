package brevvakt.gateway.james;

import brevvakt.casework.access.Knock;
import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.Iterator;
import javax.inject.Inject;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.Username;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.james.user.api.model.User;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** James' view of who has a mailbox: its user is the mailbox's address. James itself changes nobody. */
final class HouseUsers implements UsersRepository {
    private final MailAccess access;

    @Inject
    HouseUsers(MailAccess access) {
        this.access = access;
    }

    @Override
    public boolean contains(Username name) {
        return EmailAddress.parse(name.asString())
                .filter(address -> access.mailboxes().contains(address))
                .isPresent();
    }

    @Override
    public Publisher<Boolean> containsReactive(Username name) {
        return Mono.fromCallable(() -> contains(name));
    }

    @Override
    public boolean test(Username name, String password) {
        return access.mayLogIn(new Knock("mail", "somewhere", name.asString(), password));
    }

    @Override
    public int countUsers() {
        return access.mailboxes().size();
    }

    @Override
    public Iterator<Username> list() {
        return access.mailboxes().stream()
                .map(address -> Username.of(address.toString()))
                .iterator();
    }

    @Override
    public Publisher<Username> listReactive() {
        return Flux.fromStream(() -> access.mailboxes().stream().map(address -> Username.of(address.toString())));
    }

    @Override
    public boolean supportVirtualHosting() {
        return true;
    }

    @Override
    public MailAddress getMailAddressFor(Username name) throws UsersRepositoryException {
        try {
            return new MailAddress(name.asString());
        } catch (AddressException e) {
            throw new UsersRepositoryException("no mail address: " + name.asString(), e);
        }
    }

    @Override
    public boolean isAdministrator(Username name) {
        return false;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public void addUser(Username name, String password) throws UsersRepositoryException {
        throw elsewhere(name);
    }

    @Override
    public User getUserByName(Username name) throws UsersRepositoryException {
        throw elsewhere(name);
    }

    @Override
    public void updateUser(User user) throws UsersRepositoryException {
        throw elsewhere(user.getUserName());
    }

    @Override
    public void removeUser(Username name) throws UsersRepositoryException {
        throw elsewhere(name);
    }

    private static UsersRepositoryException elsewhere(Username name) {
        return new UsersRepositoryException("people are kept in the organisation, not here: " + name.asString());
    }
}

package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.Collection;
import javax.inject.Inject;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.mailetcontainer.api.LocalResources;

/** Tells the mailet container which addresses lead to a mailbox of ours. */
final class HouseAddresses implements LocalResources {
    private final MailAccess access;
    private final DomainList domains;

    @Inject
    HouseAddresses(MailAccess access, DomainList domains) {
        this.access = access;
        this.domains = domains;
    }

    @Override
    public boolean isLocalServer(Domain domain) {
        try {
            return domains.containsDomain(domain);
        } catch (DomainListException e) {
            throw new IllegalStateException("our own domains cannot be looked up", e);
        }
    }

    @Override
    public boolean isLocalUser(String name) {
        return access.usernameOf(name).isPresent();
    }

    @Override
    public boolean isLocalEmail(MailAddress address) {
        return EmailAddress.parse(address.asString())
                .flatMap(parsed -> access.recipient(parsed).mailbox())
                .isPresent();
    }

    @Override
    public Collection<MailAddress> localEmails(Collection<MailAddress> addresses) {
        return addresses.stream().filter(this::isLocalEmail).toList();
    }
}

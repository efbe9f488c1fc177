package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import java.util.List;
import org.apache.james.core.Domain;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;

/** The municipality's own domain, as the organisation in force says; before there is one, as configured. */
final class HouseDomains implements DomainList {
    private final List<Domain> configured;
    private final MailAccess access;

    HouseDomains(List<String> configured, MailAccess access) {
        this.configured = configured.stream().map(Domain::of).toList();
        this.access = access;
    }

    @Override
    public List<Domain> getDomains() {
        return access.domain().map(Domain::of).map(List::of).orElse(configured);
    }

    @Override
    public boolean containsDomain(Domain domain) {
        return getDomains().contains(domain);
    }

    @Override
    public Domain getDefaultDomain() {
        return getDomains().get(0);
    }

    @Override
    public void addDomain(Domain domain) throws DomainListException {
        throw new DomainListException("domains are added in the organisation, not here: " + domain);
    }

    @Override
    public void removeDomain(Domain domain) throws DomainListException {
        throw new DomainListException("domains are removed in the organisation, not here: " + domain);
    }
}

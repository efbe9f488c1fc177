package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.Flags;
import org.apache.james.core.Username;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.acl.MailboxACLResolver;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxACL;
import org.apache.james.mailbox.model.MailboxACL.Rfc4314Rights;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.store.MailboxSessionMapperFactory;
import org.apache.james.mailbox.store.StoreRightManager;

/**
 * Who may do what in a mailbox. The owner may do everything; what others may do is asked of the house at every single
 * operation, so that a right that has ended is gone in the middle of a session too.
 */
final class HouseRights extends StoreRightManager {
    private final MailAccess access;
    private final SharedNames names;

    @Inject
    HouseRights(
            MailboxSessionMapperFactory mappers,
            MailboxACLResolver resolver,
            EventBus bus,
            MailAccess access,
            SharedNames names) {
        super(mappers, resolver, bus);
        this.access = access;
        this.names = names;
    }

    @Override
    public Rfc4314Rights myRights(Mailbox mailbox, MailboxSession session) {
        MailboxPath seen = mailbox.generateAssociatedPath();
        MailboxPath real = seen.belongsTo(session) ? names.real(seen).orElse(seen) : seen;
        return real.belongsTo(session) ? own(session) : foreign(real, session);
    }

    /** The holder may do everything, until his employment ends in the middle of the session. */
    private Rfc4314Rights own(MailboxSession session) {
        return HouseSessions.usernameOf(session)
                        .filter(person -> !access.mayStay(person))
                        .isPresent()
                ? MailboxACL.NO_RIGHTS
                : MailboxACL.FULL_RIGHTS;
    }

    private Rfc4314Rights foreign(MailboxPath real, MailboxSession session) {
        return Rfc4314Rights.of(
                granted(real, session).stream().map(HouseRights::translated).toList());
    }

    private Set<MailAccess.Right> granted(MailboxPath real, MailboxSession session) {
        Optional<String> person = HouseSessions.usernameOf(session);
        Optional<EmailAddress> owner = EmailAddress.parse(real.getUser().asString());
        return person.isPresent() && owner.isPresent()
                ? access.rights(person.get(), owner.get(), real.getName())
                : EnumSet.noneOf(MailAccess.Right.class);
    }

    private static MailboxACL.Right translated(MailAccess.Right right) {
        return switch (right) {
            case LOOKUP -> MailboxACL.Right.Lookup;
            case READ -> MailboxACL.Right.Read;
            case SEEN -> MailboxACL.Right.WriteSeenFlag;
            case WRITE -> MailboxACL.Right.Write;
            case INSERT -> MailboxACL.Right.Insert;
            case DELETE_MESSAGES -> MailboxACL.Right.DeleteMessages;
            case EXPUNGE -> MailboxACL.Right.PerformExpunge;
        };
    }

    /** May the viewer know of this mailbox of another? */
    boolean mayKnow(MailboxPath real, MailboxSession session) {
        return granted(real, session).contains(MailAccess.Right.LOOKUP);
    }

    /** The mailboxes of others that stand in the viewer's tree now. */
    Set<Username> openTo(MailboxSession session) {
        return HouseSessions.usernameOf(session).stream()
                .flatMap(person -> access.openTo(person).stream())
                .map(address -> Username.of(address.toString()))
                .filter(owner -> !owner.equals(session.getUser()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Nobody's rights are kept in James, so there is no list of them to show. */
    @Override
    public MailboxACL getResolvedMailboxACL(Mailbox mailbox, MailboxSession session) {
        return MailboxACL.EMPTY;
    }

    @Override
    public boolean isReadWrite(MailboxSession session, Mailbox mailbox, Flags sharedPermanentFlags) {
        Rfc4314Rights rights = myRights(mailbox, session);
        return rights.contains(MailboxACL.Right.Insert)
                || rights.contains(MailboxACL.Right.WriteSeenFlag)
                || rights.contains(MailboxACL.Right.Write)
                || rights.contains(MailboxACL.Right.DeleteMessages)
                || rights.contains(MailboxACL.Right.PerformExpunge);
    }
}

package brevvakt.gateway.james;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxACL;
import org.apache.james.mailbox.model.MailboxCounters;
import org.apache.james.mailbox.model.MailboxMetaData;
import org.apache.james.mailbox.model.MailboxMetaData.Children;
import org.apache.james.mailbox.model.MailboxMetaData.Selectability;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.UidValidity;
import org.apache.james.mailbox.model.search.MailboxQuery;
import reactor.core.publisher.Flux;

/** The mailboxes of others in the tree of one person, as they are open to him at this moment. */
final class SharedTree {
    private static final JPAId NO_MAILBOX = JPAId.of(0);

    private final HouseRights rights;
    private final SharedNames names;
    private final JPAMailboxSessionMapperFactory mappers;

    @Inject
    SharedTree(HouseRights rights, SharedNames names, JPAMailboxSessionMapperFactory mappers) {
        this.rights = rights;
        this.names = names;
        this.mappers = mappers;
    }

    /** Does the viewer, not being its owner, see this mailbox now? */
    boolean isOpen(MailboxPath real, MailboxSession viewer) {
        return !real.belongsTo(viewer)
                && rights.openTo(viewer).contains(real.getUser())
                && rights.mayKnow(real, viewer);
    }

    /** The root, when there is anything below it, and all that stands below it. */
    Flux<MailboxMetaData> list(MailboxSession viewer) {
        return Flux.fromIterable(rights.openTo(viewer))
                .concatMap(owner -> ofOwner(owner, viewer))
                .collectList()
                .flatMapIterable(open -> tree(open, viewer));
    }

    private Flux<Mailbox> ofOwner(Username owner, MailboxSession viewer) {
        MailboxQuery.UserBound all = MailboxQuery.builder()
                .username(owner)
                .privateNamespace()
                .matchesAllMailboxNames()
                .build()
                .asUserBound();
        return mappers.getMailboxMapper(viewer)
                .findMailboxWithPathLike(all)
                .filter(mailbox -> rights.mayKnow(mailbox.generateAssociatedPath(), viewer));
    }

    private List<MailboxMetaData> tree(List<Mailbox> open, MailboxSession viewer) {
        Map<MailboxPath, Mailbox> nodes = new LinkedHashMap<>();
        for (Mailbox real : open) {
            MailboxPath seen = names.seen(viewer.getUser(), real.generateAssociatedPath());
            for (MailboxPath above : seen.getParents(viewer.getPathDelimiter())) {
                nodes.putIfAbsent(above, new Mailbox(above, UidValidity.of(1), NO_MAILBOX));
            }
            nodes.put(seen, new Mailbox(seen, real.getUidValidity(), real.getMailboxId()));
        }
        List<MailboxMetaData> tree = new ArrayList<>();
        nodes.forEach((seen, node) -> tree.add(new MailboxMetaData(
                node,
                viewer.getPathDelimiter(),
                hasChild(seen, nodes, viewer) ? Children.HAS_CHILDREN : Children.HAS_NO_CHILDREN,
                node.getMailboxId().equals(NO_MAILBOX) ? Selectability.NOSELECT : Selectability.NONE,
                MailboxACL.EMPTY,
                MailboxCounters.empty(node.getMailboxId()))));
        return tree;
    }

    private static boolean hasChild(MailboxPath seen, Map<MailboxPath, Mailbox> nodes, MailboxSession viewer) {
        String below = seen.getName() + viewer.getPathDelimiter();
        return nodes.keySet().stream().anyMatch(other -> other.getName().startsWith(below));
    }
}

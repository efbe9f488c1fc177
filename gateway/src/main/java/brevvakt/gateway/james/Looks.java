package brevvakt.gateway.james;

import brevvakt.casework.letter.EmailAddress;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.store.mail.MessageMapper;

/** Tells the house which mails of another a person is about to be handed (SEED-99): what cannot be told is not read. */
final class Looks {
    private static final List<FetchGroup.Profile> CONTENT =
            List.of(FetchGroup.Profile.FULL_CONTENT, FetchGroup.Profile.BODY_CONTENT, FetchGroup.Profile.MIME_CONTENT);

    private Looks() {}

    /** More than headers, flags and the shape is asked for. */
    static boolean areInto(FetchGroup group) {
        return !group.getPartContentDescriptors().isEmpty() || CONTENT.stream().anyMatch(group.profiles()::contains);
    }

    static void tell(MailboxStores stores, Mailbox mailbox, MessageRange set, MailboxSession session) {
        MailboxPath seen = mailbox.generateAssociatedPath();
        MailboxPath real = seen.belongsTo(session) ? stores.names().real(seen).orElse(seen) : seen;
        Optional<String> person = HouseSessions.usernameOf(session);
        Optional<EmailAddress> owner = EmailAddress.parse(real.getUser().asString());
        if (person.isPresent() && owner.isPresent() && !real.belongsTo(session)) {
            stores.parts()
                    .openings()
                    .looked(
                            person.get(),
                            owner.get(),
                            real.getName(),
                            uids(stores, mailbox, set, session),
                            stores.parts().clock().instant());
        }
    }

    private static List<Long> uids(MailboxStores stores, Mailbox mailbox, MessageRange set, MailboxSession session) {
        try {
            return ImmutableList.copyOf(stores.mappers()
                            .getMessageMapper(session)
                            .findInMailbox(mailbox, set, MessageMapper.FetchType.METADATA, -1))
                    .stream()
                    .map(message -> message.getUid().asLong())
                    .toList();
        } catch (MailboxException e) {
            throw new IllegalStateException("who reads what in " + mailbox.getMailboxId() + " could not be told", e);
        }
    }
}

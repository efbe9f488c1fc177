package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.Collection;
import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches the recipients who are not ours.
 *
 * <pre>{@code <mailet match="brevvakt.gateway.james.LeavesHouse" class="ToProcessor">…</mailet>}</pre>
 */
public final class LeavesHouse extends GenericMatcher {
    private final MailAccess access;

    @Inject
    LeavesHouse(MailAccess access) {
        this.access = access;
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return mail.getRecipients().stream()
                .filter(recipient -> EmailAddress.parse(recipient.asString())
                        .filter(access::leaves)
                        .isPresent())
                .toList();
    }
}

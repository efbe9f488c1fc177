package brevvakt.gateway.james;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Set;
import org.apache.james.imap.processor.AuthenticateProcessor;
import org.apache.james.imap.processor.CloseProcessor;
import org.apache.james.imap.processor.DeleteACLProcessor;
import org.apache.james.imap.processor.ExamineProcessor;
import org.apache.james.imap.processor.GetACLProcessor;
import org.apache.james.imap.processor.GetMetadataProcessor;
import org.apache.james.imap.processor.GetQuotaProcessor;
import org.apache.james.imap.processor.GetQuotaRootProcessor;
import org.apache.james.imap.processor.ListRightsProcessor;
import org.apache.james.imap.processor.LoginProcessor;
import org.apache.james.imap.processor.MyRightsProcessor;
import org.apache.james.imap.processor.SelectProcessor;
import org.apache.james.imap.processor.SetACLProcessor;
import org.apache.james.imap.processor.SetMetadataProcessor;
import org.apache.james.imap.processor.SetQuotaProcessor;
import org.apache.james.imap.processor.fetch.FetchProcessor;
import org.apache.james.modules.protocols.ImapPackage;
import org.apache.james.utils.ClassName;

/**
 * The IMAP commands of this house: James' own without those for rights, quotas and annotations, which nobody needs
 * and each of which would be one more way into a mailbox, and with ours in place of six.
 */
final class HouseImapPackage extends ImapPackage.Impl {
    private static final Set<String> LEFT_OUT = Set.of(
            GetACLProcessor.class.getName(),
            SetACLProcessor.class.getName(),
            DeleteACLProcessor.class.getName(),
            ListRightsProcessor.class.getName(),
            MyRightsProcessor.class.getName(),
            GetQuotaProcessor.class.getName(),
            SetQuotaProcessor.class.getName(),
            GetQuotaRootProcessor.class.getName(),
            GetMetadataProcessor.class.getName(),
            SetMetadataProcessor.class.getName());
    private static final Map<String, String> REPLACED = Map.of(
            LoginProcessor.class.getName(), GuardedLogin.class.getName(),
            AuthenticateProcessor.class.getName(), GuardedAuthenticate.class.getName(),
            SelectProcessor.class.getName(), HeardSelect.class.getName(),
            ExamineProcessor.class.getName(), HeardExamine.class.getName(),
            FetchProcessor.class.getName(), PeekingFetch.class.getName(),
            CloseProcessor.class.getName(), QuietClose.class.getName());

    HouseImapPackage() {
        super(
                DEFAULT.processors().stream()
                        .map(ClassName::getName)
                        .filter(name -> !LEFT_OUT.contains(name))
                        .map(name -> new ClassName(REPLACED.getOrDefault(name, name)))
                        .collect(ImmutableList.toImmutableList()),
                ImmutableList.copyOf(DEFAULT.decoders()),
                ImmutableList.copyOf(DEFAULT.encoders()));
    }
}

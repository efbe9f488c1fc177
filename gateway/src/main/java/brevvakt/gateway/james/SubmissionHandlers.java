package brevvakt.gateway.james;

import java.util.List;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.lib.handler.HandlersPackage;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;
import org.apache.james.smtpserver.DataLineJamesMessageHookHandler;
import org.apache.james.smtpserver.JamesDataCmdHandler;
import org.apache.james.smtpserver.JamesMailCmdHandler;
import org.apache.james.smtpserver.JamesRcptCmdHandler;

/** The dialogue with our own staff: first the login, then mail to anybody under an address that is theirs to use. */
final class SubmissionHandlers implements HandlersPackage {

    @Override
    public List<String> getHandlers() {
        return List.of(
                Welcome.class.getName(),
                CommandDispatcher.class.getName(),
                GuardedAuth.class.getName(),
                JamesDataCmdHandler.class.getName(),
                EhloCmdHandler.class.getName(),
                HeloCmdHandler.class.getName(),
                JamesMailCmdHandler.class.getName(),
                NoopCmdHandler.class.getName(),
                QuitCmdHandler.class.getName(),
                JamesRcptCmdHandler.class.getName(),
                RsetCmdHandler.class.getName(),
                VrfyCmdHandler.class.getName(),
                MailSizeEsmtpExtension.class.getName(),
                StaffLogin.class.getName(),
                StaffSender.class.getName(),
                StaffRecipients.class.getName(),
                BareLineEnds.class.getName(),
                DataLineJamesMessageHookHandler.class.getName(),
                StartTlsCmdHandler.class.getName(),
                StaffAuthor.class.getName(),
                ArrivalHook.class.getName(),
                UnknownCmdHandler.class.getName());
    }
}

package brevvakt.gateway.james;

import java.util.List;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.lib.handler.HandlersPackage;
import org.apache.james.protocols.lmtp.core.LhloCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;
import org.apache.james.smtpserver.JamesDataCmdHandler;
import org.apache.james.smtpserver.JamesMailCmdHandler;
import org.apache.james.smtpserver.JamesRcptCmdHandler;

/** The dialogue with a mail system in front of us, which hands over mail that it has already accepted. */
final class LmtpHandlers implements HandlersPackage {

    @Override
    public List<String> getHandlers() {
        return List.of(
                Welcome.class.getName(),
                CommandDispatcher.class.getName(),
                JamesDataCmdHandler.class.getName(),
                LhloCmdHandler.class.getName(),
                JamesMailCmdHandler.class.getName(),
                NoopCmdHandler.class.getName(),
                QuitCmdHandler.class.getName(),
                JamesRcptCmdHandler.class.getName(),
                RsetCmdHandler.class.getName(),
                VrfyCmdHandler.class.getName(),
                MailSizeEsmtpExtension.class.getName(),
                OurRecipients.class.getName(),
                BareLineEnds.class.getName(),
                LmtpDataLine.class.getName(),
                ArrivalHook.class.getName(),
                UnknownCmdHandler.class.getName());
    }
}

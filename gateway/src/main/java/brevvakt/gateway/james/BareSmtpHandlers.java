package brevvakt.gateway.james;

import java.util.List;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.lib.handler.HandlersPackage;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.PostmasterAbuseRcptHook;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.ReceivedDataLineFilter;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;
import org.apache.james.smtpserver.AddDefaultAttributesMessageHook;
import org.apache.james.smtpserver.AuthRequiredToRelayRcptHook;
import org.apache.james.smtpserver.DataLineJamesMessageHookHandler;
import org.apache.james.smtpserver.JamesDataCmdHandler;
import org.apache.james.smtpserver.JamesMailCmdHandler;
import org.apache.james.smtpserver.JamesRcptCmdHandler;
import org.apache.james.smtpserver.JamesWelcomeMessageHandler;
import org.apache.james.smtpserver.SendMailHandler;
import org.apache.james.smtpserver.fastfail.ValidRcptHandler;

/** James' own SMTP dialogue without login, for the yardstick. */
final class BareSmtpHandlers implements HandlersPackage {

    @Override
    public List<String> getHandlers() {
        return List.of(
                JamesWelcomeMessageHandler.class.getName(),
                CommandDispatcher.class.getName(),
                JamesDataCmdHandler.class.getName(),
                EhloCmdHandler.class.getName(),
                HeloCmdHandler.class.getName(),
                JamesMailCmdHandler.class.getName(),
                NoopCmdHandler.class.getName(),
                QuitCmdHandler.class.getName(),
                JamesRcptCmdHandler.class.getName(),
                RsetCmdHandler.class.getName(),
                MailSizeEsmtpExtension.class.getName(),
                ValidRcptHandler.class.getName(),
                AuthRequiredToRelayRcptHook.class.getName(),
                PostmasterAbuseRcptHook.class.getName(),
                ReceivedDataLineFilter.class.getName(),
                DataLineJamesMessageHookHandler.class.getName(),
                AddDefaultAttributesMessageHook.class.getName(),
                SendMailHandler.class.getName(),
                UnknownCmdHandler.class.getName());
    }
}

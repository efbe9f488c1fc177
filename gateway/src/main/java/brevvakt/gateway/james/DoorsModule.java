package brevvakt.gateway.james;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.util.Modules;
import org.apache.james.RunArguments;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.lmtpserver.netty.LMTPServerFactory;
import org.apache.james.modules.protocols.IMAPServerModule;
import org.apache.james.protocols.lib.handler.ProtocolHandlerLoader;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.apache.james.utils.GuiceProtocolHandlerLoader;

/** The doors: SMTP and submission, LMTP, IMAP. */
final class DoorsModule extends AbstractModule {

    @Override
    protected void configure() {
        install(Modules.override(new IMAPServerModule()).with(new AbstractModule() {
            @Override
            protected void configure() {
                bind(IMAPServerFactory.class).to(GuardedImapServers.class).in(Scopes.SINGLETON);
            }
        }));
        bind(RunArguments.class).toInstance(RunArguments.empty());
        bind(ProtocolHandlerLoader.class).to(GuiceProtocolHandlerLoader.class);
        bind(SMTPServerFactory.class).to(PatientSmtpServers.class).in(Scopes.SINGLETON);
        bind(LMTPServerFactory.class).to(PatientLmtpServers.class).in(Scopes.SINGLETON);
    }
}

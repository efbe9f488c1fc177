package brevvakt.gateway.james;

import brevvakt.casework.outbox.LocalPost;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.records.CopyPost;
import brevvakt.casework.records.CopyRemoval;
import brevvakt.casework.standin.HolderFolders;
import brevvakt.index.MailboxIndex;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.dnsservice.dnsjava.DNSJavaService;
import org.apache.james.events.EventBus;
import org.apache.james.events.EventListener;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.lmtpserver.netty.LMTPServerFactory;
import org.apache.james.mailetcontainer.impl.JamesMailetContext;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache James in our own process: SMTP, submission, LMTP and IMAP, a durable queue, mailboxes in our database. It is
 * started with everything handed to it and stops without leaving anything behind.
 */
public final class MailServer {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final Injector injector;
    // what is to be closed, the last opened first
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private MailServer(Injector injector) {
        this.injector = injector;
    }

    /** Starts the server; when this returns, every door is open. */
    public static MailServer start(MailServerSettings settings, Parts parts) {
        Broker broker = Broker.start(settings.varDir().resolve("queue"));
        DurableQueues queues = new DurableQueues(broker, parts.originals(), parts.leavings());
        Path folder = settings.bare() ? settings.confDir().resolve("bare") : settings.confDir();
        ConfFolder conf = new ConfFolder(folder, slots(settings));
        Module house = Modules.combine(
                new CoreModule(parts, settings, conf),
                new MailboxModule(sharedNames(conf)),
                new ContainerModule(queues),
                new DoorsModule());
        Module all = settings.bare() ? Modules.override(house).with(new BareModule(broker)) : house;
        try {
            MailServer server = new MailServer(Guice.createInjector(all));
            server.opened.push(broker::stop);
            server.opened.push(queues::close);
            server.open(conf);
            return server;
        } catch (CreationException e) {
            broker.stop();
            throw e;
        }
    }

    private static SharedNames sharedNames(ConfFolder conf) {
        try {
            return new SharedNames(conf.getConfiguration("imapserver").getString("sharedMailboxes", "Shared"));
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the mail server did not start: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("IllegalCatch") // James' parts throw bare Exception when they start
    private void open(ConfFolder conf) {
        try {
            opened.addLast(injector.getInstance(EntityManagerFactory.class)::close);
            opened.addLast(this::closeMailboxIndex);
            injector.getInstance(MailboxTables.class).prepare();
            opened.push(mailboxes()::close);
            injector.getInstance(EventBus.class)
                    .register(injector.getInstance(EventListener.ReactiveGroupEventListener.class));
            DNSJavaService dns = injector.getInstance(DNSJavaService.class);
            dns.configure(conf.getConfiguration("dnsservice"));
            dns.init();
            injector.getInstance(JamesMailetContext.class)
                    .configure(conf.getConfiguration("mailetcontainer").configurationAt("context"));
            AbstractStateCompositeProcessor processors = injector.getInstance(AbstractStateCompositeProcessor.class);
            processors.configure(conf.getConfiguration("mailetcontainer").configurationAt("processors"));
            opened.push(processors::dispose);
            processors.init();
            Hands hands = injector.getInstance(Hands.class);
            hands.start();
            opened.push(hands::stop);
            openDoors(conf);
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("the mail server did not start: " + e.getMessage(), e);
        }
    }

    private void closeMailboxIndex() {
        try {
            injector.getInstance(MailboxIndex.class).close();
        } catch (IOException e) {
            LOG.warn("the index of the mailboxes did not close in order; it fills itself again", e);
        }
    }

    private void openDoors(ConfFolder conf) throws Exception {
        SMTPServerFactory smtp = injector.getInstance(SMTPServerFactory.class);
        smtp.configure(conf.getConfiguration("smtpserver"));
        smtp.init();
        opened.push(smtp::destroy);
        LMTPServerFactory lmtp = injector.getInstance(LMTPServerFactory.class);
        lmtp.configure(conf.getConfiguration("lmtpserver"));
        lmtp.init();
        opened.push(lmtp::destroy);
        IMAPServerFactory imap = injector.getInstance(IMAPServerFactory.class);
        imap.configure(conf.getConfiguration("imapserver"));
        imap.init();
        opened.push(imap::destroy);
    }

    private static Map<String, String> slots(MailServerSettings settings) {
        Map<String, String> slots = new LinkedHashMap<>();
        slots.put("bind", settings.bind().getHostAddress());
        slots.put("smtp", Integer.toString(settings.ports().smtp()));
        slots.put("submission", Integer.toString(settings.ports().submission()));
        slots.put("imap", Integer.toString(settings.ports().imap()));
        slots.put("lmtp", Integer.toString(settings.ports().lmtp()));
        slots.put("host", "mail." + settings.domains().get(0));
        slots.put("maxSize", Long.toString(settings.maxMessageBytes() / 1024) + "K");
        slots.put("maxKilobytes", Long.toString(settings.maxMessageBytes() / 1024));
        slots.put("startTls", Boolean.toString(settings.tls().isPresent()));
        slots.put(
                "certificate", settings.tls().map(tls -> url(tls.certificate())).orElse(""));
        slots.put("key", settings.tls().map(tls -> url(tls.key())).orElse(""));
        slots.put("loginNeedsTls", Boolean.toString(!settings.bind().isLoopbackAddress()));
        slots.put("resolve", Boolean.toString(settings.outgoing() instanceof Outgoing.MailExchangers));
        slots.put("smtpHandlers", SmtpHandlers.class.getName());
        slots.put("bareSmtpHandlers", BareSmtpHandlers.class.getName());
        slots.put("submissionHandlers", SubmissionHandlers.class.getName());
        slots.put("lmtpHandlers", LmtpHandlers.class.getName());
        slots.put(
                "outgoingMailet",
                settings.outgoing() instanceof Outgoing.Folder
                        ? WriteToFolder.class.getName()
                        : SendOutside.class.getName());
        slots.put("imapPackage", HouseImapPackage.class.getName());
        return slots;
    }

    private static String url(Path file) {
        return "file://" + file.toAbsolutePath();
    }

    /** The way of our own mail into our own mailboxes. */
    public LocalPost localPost() {
        return mailboxes();
    }

    /** The way by which copies are moved between folders of their holder. */
    public CopyRemoval disposedCopies() {
        return injector.getInstance(DisposedCopies.class);
    }

    /** The port by which copies are moved between folders of their holder. */
    public HolderFolders holderFolders() {
        return injector.getInstance(HolderMoves.class);
    }

    /** The way of our own mail, wherever it is to go. */
    public OutgoingPost outgoingPost() {
        return injector.getInstance(OutgoingWays.class);
    }

    /** The way of a copy out of the originals into a mailbox of ours. */
    public CopyPost copyPost() {
        return injector.getInstance(CopiesFromOriginals.class);
    }

    Mailboxes mailboxes() {
        return injector.getInstance(Mailboxes.class);
    }

    /** Closes the doors first, lets the mails in hand be finished, then closes what they stand on. */
    @SuppressWarnings("IllegalCatch") // a part that does not close in order must not keep the others open
    public synchronized void stop() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("a part of the mail server did not close in order", e);
            }
        }
        LOG.info("the mail server has stopped");
    }
}

package brevvakt.gateway;

import brevvakt.casework.calendar.Explanation;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.classify.Classroom;
import brevvakt.casework.intake.ConfirmedLetters;
import brevvakt.casework.intake.DueCopies;
import brevvakt.casework.intake.DuePost;
import brevvakt.casework.intake.Intake;
import brevvakt.casework.intake.Registration;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.intake.SettingAside;
import brevvakt.casework.intake.StaffPost;
import brevvakt.casework.intake.TextNotices;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.casework.records.Originals;
import brevvakt.casework.retention.DisposalDesk;
import brevvakt.casework.standin.CalendarActs;
import brevvakt.casework.store.DisposalRegister;
import brevvakt.casework.store.LeavingRegister;
import brevvakt.casework.texts.Language;
import brevvakt.gateway.home.Home;
import brevvakt.gateway.home.RunningServer;
import brevvakt.gateway.james.MailServer;
import brevvakt.gateway.james.MailServerSettings;
import brevvakt.gateway.james.MimeComposer;
import brevvakt.gateway.james.Outgoing;
import brevvakt.gateway.james.Parts;
import brevvakt.gateway.jobs.IndexKeeper;
import brevvakt.gateway.jobs.Job;
import brevvakt.gateway.jobs.Postman;
import brevvakt.gateway.jobs.QuartzRounds;
import brevvakt.gateway.jobs.RuleKeeper;
import brevvakt.gateway.jobs.SimulatedRounds;
import brevvakt.gateway.neighbours.ExistingMailSystem;
import brevvakt.gateway.settings.AuthenticitySettings;
import brevvakt.gateway.settings.OutgoingSettings;
import brevvakt.gateway.settings.Secret;
import brevvakt.gateway.settings.Settings;
import brevvakt.mailets.absence.CalendarReader;
import brevvakt.mailets.authenticity.NameSystemProof;
import brevvakt.mailets.authenticity.SenderProof;
import brevvakt.mailets.authenticity.UpstreamProof;
import brevvakt.mailets.reading.OpenLetters;
import brevvakt.mailets.register.KnockForDuePost;
import brevvakt.portal.api.OneTimeLinks;
import brevvakt.portal.api.Verbs;
import brevvakt.portal.owner.CheckedPage;
import brevvakt.portal.verbs.HouseVerbs;
import brevvakt.portal.verbs.PasswordVerbs;
import brevvakt.portal.verbs.QueueVerbs;
import brevvakt.portal.verbs.TeachVerbs;
import brevvakt.portal.verbs.TextVerbs;
import brevvakt.portal.verbs.VerbsInTurn;
import brevvakt.portal.verbs.WatchVerbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** The running house: registers, mail server and postman, made in order and closed in the reverse. */
final class Server implements AutoCloseable {
    private final Home home;
    private final Settings settings;
    private final HouseClock clock;
    private final int portBase;
    private final OpenHouse open;
    private final LeavingRegister leavings;
    private final OpenLetters letters;
    private final Optional<ExistingMailSystem> beside;
    private final MailServer mail;
    private final Postman postman;
    private volatile Optional<StandIns> tidying = Optional.empty();
    private final StandIns standIns;
    private final Watch watch;
    private final SimulatedRounds rounds;
    private final Optional<QuartzRounds> schedule;
    private final Archive archive;
    private final IndexKeeper indexKeeper;
    private final RuleKeeper ruleKeeper;
    private final Verbs verbs;

    /** Opens the doors of mail; that of HTTP is the caller's, with {@link #verbs} behind it. */
    Server(Home home, Settings settings, HouseClock clock, int portBase) throws IOException {
        this.home = home;
        this.settings = settings;
        this.clock = clock;
        this.portBase = portBase;
        this.open = new OpenHouse(home, settings, clock);
        this.leavings = new LeavingRegister(open.database, clock);
        leavings.tidy();
        this.letters = new OpenLetters(Reading.reader(settings.reading()), open.originals);
        this.archive = new Archive(home, open, letters::ifOpen);
        this.beside = settings.relay().map(relay -> new ExistingMailSystem(relay, clock));
        LatePostman late = new LatePostman();
        this.mail = MailServer.start(mailSettings(), parts(late));
        this.postman = new Postman(
                new DuePost(
                        open.database,
                        open.registers.outbox(),
                        new MimeComposer(
                                open.tokens,
                                () -> open.house.organisation().municipality().name()),
                        mail.outgoingPost(),
                        List.of(
                                DiaryWay.of(open, archive::letterOf, mail.outgoingPost()),
                                archive.disclosed(mail.outgoingPost())),
                        new TextNotices(open.messages, open.texts, open.house::organisation, HouseClock.ZONE),
                        clock),
                List.of(
                        new DueCopies(open.registers.deliveries(), mail.copyPost())::sweep,
                        () -> tidying.ifPresent(StandIns::tidyShut)));
        late.is(postman);
        postman.start();
        this.standIns = new StandIns(open, mail.holderFolders(), home.var());
        tidying = Optional.of(standIns);
        this.watch = new Watch(open, standIns, () -> beside.ifPresent(ExistingMailSystem::look), portal());
        beside.ifPresent(system -> system.watch(this::relayed, watch.relayed));
        List<Job> jobs = new ArrayList<>(standIns.jobs());
        jobs.addAll(watch.jobs(open));
        Directories directories = new Directories(home, open);
        jobs.addAll(directories.jobs());
        this.rounds = new SimulatedRounds(jobs, this::moveClock, postman::goRound);
        this.schedule = clock.isSimulated()
                ? Optional.empty()
                : Optional.of(QuartzRounds.start(
                        "brevvakt",
                        jobs,
                        open.database.dataSource(),
                        open.database.isEmbedded(),
                        clock,
                        HouseClock.ZONE));
        this.indexKeeper = new IndexKeeper(archive.follower);
        indexKeeper.start();
        this.ruleKeeper = new RuleKeeper(open.judge, clock);
        ruleKeeper.start();
        HouseVerbs houseVerbs = new HouseVerbs(
                open.database,
                open.registers,
                open.house,
                open.acts,
                open.proof,
                this::explained,
                new ServerDoorkeeper(this));
        List<Verbs> answerers = new ArrayList<>(open.desk.verbs(this::explained, postman::knock));
        answerers.add(houseVerbs);
        answerers.add(new WatchVerbs(open.house, watch.opening, clock));
        answerers.add(new TextVerbs(open.texts));
        answerers.add(directories.verbs(postman::knock));
        answerers.add(new PasswordVerbs(open.house));
        answerers.add(
                new QueueVerbs(open.database, open.registers, open.house, open.texts, open.routing, HouseClock.ZONE));
        answerers.add(Reports.of(home, open));
        answerers.add(Reports.selfTest(home, open, portBase));
        answerers.addAll(standIns.verbs(postman::knock));
        answerers.addAll(archive.verbs(postman::knock, disposal()));
        answerers.add(new TeachVerbs(
                new Classroom(home.conf().resolve("classify")),
                new ConfirmedLetters(
                        open.database, open.registers, archive::letterOf, open.house, open.house::organisation),
                open.judge,
                clock));
        this.verbs = new VerbsInTurn(answerers, archive.readings, clock, open.house::isImported);
    }

    private DisposalDesk disposal() {
        return new DisposalDesk(
                open.database,
                open.registers,
                new DisposalRegister(),
                open.originals,
                mail.disposedCopies(),
                open.house::organisation,
                clock,
                HouseClock.ZONE,
                DisposalDesk.PAGE);
    }

    /** The mailets are made before the postman: they knock at a door behind which he comes to live. */
    private static final class LatePostman implements KnockForDuePost.Door {
        private volatile Optional<Postman> postman = Optional.empty();

        void is(Postman resident) {
            postman = Optional.of(resident);
        }

        @Override
        public void knock() {
            postman.ifPresent(Postman::knock);
        }
    }

    private Parts parts(KnockForDuePost.Door knocker) {
        Map<Class<?>, Object> forMailets = new LinkedHashMap<>();
        forMailets.put(OpenLetters.class, letters);
        forMailets.put(Intake.class, open.intake);
        forMailets.put(Registration.class, open.registration);
        forMailets.put(StaffPost.class, open.staffPost);
        forMailets.put(SettingAside.class, open.settingAside);
        forMailets.put(ReplyTokens.class, open.tokens);
        forMailets.put(KnockForDuePost.Door.class, knocker);
        forMailets.put(Originals.class, open.originals);
        forMailets.put(SenderProof.class, senderProof());
        forMailets.put(CalendarReader.class, new CalendarReader(HouseClock.ZONE));
        forMailets.put(CalendarActs.class, StandIns.calendar(open, () -> tidying.ifPresent(StandIns::changed)));
        return new Parts(
                open.database.dataSource(),
                clock,
                open.house,
                new Openings(
                        open.database,
                        open.registers.openings(),
                        open.registers.watch(),
                        open.promises,
                        open.awayRegisters.readings(),
                        open.house),
                open.originals,
                open.registers.deliveries(),
                leavings,
                beside.<RelayedPost>map(system -> system).orElseGet(RelayedPost::none),
                () -> new ArrivalId(UUID.randomUUID().toString()),
                forMailets);
    }

    private SenderProof senderProof() {
        AuthenticitySettings asked = settings.authenticity();
        SenderProof upstream = new UpstreamProof(asked.trusted());
        if (asked.check() == AuthenticitySettings.Check.OFF) {
            return upstream;
        }
        Resolver resolver = asked.nameServer()
                .<Resolver>map(at -> new SimpleResolver(new InetSocketAddress(at.host(), at.port())))
                .orElseGet(ExtendedResolver::new);
        return upstream.orElse(new NameSystemProof(resolver, open.originals));
    }

    /** The mailboxes that the mail system beside us keeps. */
    private List<EmailAddress> relayed() {
        return open.house.mailboxes().stream().filter(open.house::isRelayed).toList();
    }

    private MailServerSettings mailSettings() {
        return new MailServerSettings(
                home.conf().resolve("james"),
                home.var(),
                settings.bind().address(),
                new MailServerSettings.Ports(
                        Door.SMTP.port(portBase),
                        Door.SUBMISSION.port(portBase),
                        Door.IMAP.port(portBase),
                        Door.LMTP.port(portBase)),
                outgoing(),
                settings.tls().map(tls -> new MailServerSettings.Tls(tls.certificate(), tls.key())),
                settings.dkim().map(dkim -> new MailServerSettings.Dkim(dkim.selector(), dkim.key())),
                List.of(
                        open.house.isImported()
                                ? open.house.organisation().municipality().domain()
                                : "localhost"),
                settings.bind().maxMessageBytes(),
                false);
    }

    private Outgoing outgoing() {
        OutgoingSettings way = settings.outgoing();
        if (clock.isSimulated()) {
            return new Outgoing.Folder(home.var().resolve("outgoing"));
        }
        return way.smartHost()
                .<Outgoing>map(host -> new Outgoing.SmartHost(
                        host.host(), host.port(), way.user(), way.password().map(Secret::value)))
                .orElseGet(Outgoing.MailExchangers::new);
    }

    private String explained(PromiseClock promise) {
        Explanation facts = open.promises.explain(promise);
        return open.texts.explain(
                facts, open.house.organisation().municipality().language());
    }

    private void moveClock(Instant to) {
        try {
            clock.advanceTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated time could not be kept", e);
        }
    }

    /** Simulated time goes on, and everything that falls due on the way is done. */
    void advanceTo(Instant to) {
        rounds.walk(clock.instant(), to);
    }

    Watch watch() {
        return watch;
    }

    /** How people reach the portal, for the links in our mails. */
    private String portal() {
        return settings.bind().publicUrl().orElseGet(() -> RunningServer.http(
                        settings.bind().address().getHostAddress(),
                        portBase,
                        settings.tls().isPresent())
                .toString());
    }

    OneTimeLinks links() {
        return new CheckedPage(
                watch.links,
                open.words,
                () -> open.house.isImported()
                        ? open.house.organisation().municipality().language()
                        : Language.SV,
                clock);
    }

    Verbs verbs() {
        return verbs;
    }

    OpenHouse house() {
        return open;
    }

    HouseClock clock() {
        return clock;
    }

    Archive archive() {
        return archive;
    }

    MailServer mail() {
        return mail;
    }

    Postman postman() {
        return postman;
    }

    @Override
    public void close() throws IOException {
        schedule.ifPresent(QuartzRounds::close);
        beside.ifPresent(ExistingMailSystem::close);
        mail.stop();
        postman.close();
        ruleKeeper.close();
        indexKeeper.close();
        open.close();
    }
}

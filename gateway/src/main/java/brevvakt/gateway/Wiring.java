package brevvakt.gateway;

import brevvakt.casework.classify.BrokenRules;
import brevvakt.casework.texts.Texts;
import brevvakt.gateway.cli.DemoOptions;
import brevvakt.gateway.cli.House;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import brevvakt.gateway.cli.ServeOptions;
import brevvakt.gateway.demo.Demo;
import brevvakt.gateway.home.Home;
import brevvakt.gateway.home.HomeLock;
import brevvakt.gateway.home.RunningServer;
import brevvakt.gateway.settings.Settings;
import brevvakt.gateway.settings.UnusableSettings;
import brevvakt.index.IndexFollower;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.ApiServer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Https;
import brevvakt.portal.verbs.ArchiveVerbs;
import brevvakt.portal.verbs.BeforeImport;
import brevvakt.portal.verbs.HouseVerbs;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Opens the house for the verbs that need it in this process. */
final class Wiring implements House {
    private static final int REFUSED = 1;

    /** The verbs that need no house, each loaded when it is asked for. */
    static Map<String, Supplier<LocalVerb>> localVerbs() {
        Map<String, Supplier<LocalVerb>> verbs = new LinkedHashMap<>();
        verbs.put("workdays", WorkdaysVerb::new);
        verbs.put("read", ReadVerb::new);
        verbs.put("classify", ClassifyVerb::new);
        verbs.put("evaluate", EvaluateVerb::new);
        verbs.put("train", TrainVerb::new);
        return verbs;
    }

    /** The project's own {@code conf/}, copied into every new home. */
    static Path projectConf() {
        return Path.of(System.getProperty("brevvakt.project", ".")).resolve("conf");
    }

    /** The rules and letters of a home that was named, else those of the project. */
    static Path confClassify(LocalCall call) {
        return call.home()
                .map(Home::new)
                .map(Home::conf)
                .orElseGet(Wiring::projectConf)
                .resolve("classify");
    }

    @Override
    public int serve(ServeOptions options) throws IOException {
        Home home = options.home();
        home.make(projectConf());
        Optional<HomeLock> lock = home.lock();
        if (lock.isEmpty()) {
            return refused("another server has the home " + home.directory() + " open; stop it first");
        }
        try (HomeLock held = lock.get()) {
            Settings settings = Settings.read(home.conf().resolve("brevvakt.yaml"), System.getenv());
            HouseClock clock = options.simulate().isPresent()
                    ? HouseClock.simulated(
                            home.var().resolve("clock"), options.simulate().get())
                    : HouseClock.system();
            int base = options.portBase().orElse(settings.bind().portBase());
            Optional<String> obstacle = obstacle(home, settings, base);
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            settings.effective().forEach((name, value) -> System.err.println("brevvakt: " + name + " = " + value));
            return run(home, held, settings, clock, base, (server, told) -> {
                warnOfPlainPasswords(server);
                return stayUp(base, told);
            });
        } catch (UnusableSettings e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (BrokenRules e) {
            return refused("the rules in " + home.conf().resolve("classify") + " cannot be trusted: " + e.getMessage());
        }
    }

    /** Why the house cannot open, as far as that is seen from outside: a door that is taken, texts that may not be sent. */
    private static Optional<String> obstacle(Home home, Settings settings, int base) {
        for (Door door : Door.values()) {
            if (!door.isFree(settings.bind().address(), base)) {
                return Optional.of("port " + door.port(base) + " is taken by another process; end it, or choose another"
                        + " --port-base");
            }
        }
        Optional<String> key = settings.tls().flatMap(CertificateWatch::fault).or(() -> settings.dkim()
                .flatMap(CertificateWatch::fault));
        if (key.isPresent()) {
            return key;
        }
        List<String> faults = Texts.load(home.conf().resolve("texts")).check();
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of("the texts in " + home.conf().resolve("texts") + " cannot be sent as they are: "
                        + String.join("; ", faults));
    }

    /** What is done between the opening of the doors and their closing. */
    private interface Play {
        int of(Server server, CountDownLatch told);
    }

    /** Tells the commands where the server is, and which certificate it shows. */
    private interface Announcing {
        void announce(Optional<String> certificate) throws IOException;
    }

    private static int run(Home home, HomeLock lock, Settings settings, HouseClock clock, int base, Play play)
            throws IOException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            told.countDown();
            await(closed);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try (Server server = new Server(home, settings, clock, base);
                ApiServer api = new ApiServer(
                        new InetSocketAddress(settings.bind().address(), Door.HTTP.port(base)),
                        settings.tls().map(tls -> new Https(tls.certificate(), tls.key())),
                        home.run().resolve("portal"),
                        home.tokenMadeIfMissing(),
                        new StaffLogins(server.house().house),
                        server.verbs(),
                        server.links())) {
            api.start();
            Announcing announcing = digest -> lock.announce(new RunningServer(
                    ProcessHandle.current().pid(), settings.bind().address().getHostAddress(), base, digest));
            announcing.announce(settings.tls().map(CertificateWatch::digest));
            Optional<CertificateWatch> watch = settings.tls()
                    .map(tls -> new CertificateWatch(tls, digest -> {
                        server.mail().reloadCertificates();
                        api.reloadCertificate();
                        announcing.announce(Optional.of(digest));
                    }));
            watch.ifPresent(CertificateWatch::start);
            int code = play.of(server, told);
            watch.ifPresent(CertificateWatch::close);
            lock.withdraw();
            return code;
        } finally {
            closed.countDown();
        }
    }

    /** A password that stands in a file is known to everybody who has seen the file (SEED-80). */
    private static void warnOfPlainPasswords(Server server) {
        List<String> plain = server.house().house.plainPasswords();
        if (!plain.isEmpty() && !server.clock().isSimulated()) {
            String names = String.join(", ", plain.subList(0, Math.min(10, plain.size())))
                    + (plain.size() > 10 ? " and " + (plain.size() - 10) + " more" : "");
            String warning =
                    "WARNING: " + plain.size() + " people log in with a password that stands in plain words in an"
                            + " organisation file: " + names
                            + ". Take the passwords out of the file, and let each choose another"
                            + " (password change, password reset; logins.changeFirst in conf/brevvakt.yaml)";
            System.err.println("brevvakt: " + warning);
            LoggerFactory.getLogger(Wiring.class).warn(warning);
        }
    }

    private static int stayUp(int base, CountDownLatch told) {
        System.out.println("brevvakt ready: SMTP " + Door.SMTP.port(base) + ", submission "
                + Door.SUBMISSION.port(base) + ", IMAP " + Door.IMAP.port(base) + ", LMTP " + Door.LMTP.port(base)
                + ", portal and API " + Door.HTTP.port(base));
        System.out.flush();
        await(told);
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int refused(String reason) {
        System.err.println("brevvakt: " + reason);
        return REFUSED;
    }

    @Override
    public int demo(DemoOptions options) throws IOException {
        Home home = options.home().isPresent()
                ? options.home().get()
                : new Home(Files.createTempDirectory("brevvakt-demo").resolve("home"));
        home.make(projectConf());
        if (System.getProperty("brevvakt.log") == null) {
            System.setProperty("brevvakt.log", home.log().toString());
        }
        Optional<HomeLock> lock = home.lock();
        if (lock.isEmpty()) {
            return refused("another server has the home " + home.directory() + " open; stop it first");
        }
        try (HomeLock held = lock.get()) {
            Settings settings = Settings.read(home.conf().resolve("brevvakt.yaml"), System.getenv());
            HouseClock clock = HouseClock.simulated(
                    home.var().resolve("clock"), HouseClock.system().instant());
            int base = options.portBase().orElse(settings.bind().portBase());
            Optional<String> obstacle = obstacle(home, settings, base);
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            PrintStream out = System.out;
            return run(home, held, settings, clock, base, (server, told) -> {
                DemoStage stage = new DemoStage(
                        settings.bind().address().getHostAddress(), base, home, server.verbs(), () -> await(told));
                return new Demo(stage, out, options.once(), Boolean.getBoolean("brevvakt.watched")).play();
            });
        } catch (UnusableSettings e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Answer reindex(Home home, OpenHouse open) throws IOException {
        try (IndexFollower follower = new Archive(home, open, original -> Optional.empty()).follower) {
            return ArchiveVerbs.reindex(follower);
        }
    }

    private static Answer export(Home home, OpenHouse open, Call call) throws IOException {
        Archive archive = new Archive(home, open, original -> Optional.empty());
        try {
            return archive.export().call(call);
        } finally {
            archive.follower.close();
        }
    }

    @Override
    public Answer offline(Call call, Home home) throws IOException {
        home.make(projectConf());
        Optional<HomeLock> lock = home.lock();
        if (lock.isEmpty()) {
            return new Answer.Refused("another server has the home " + home.directory() + " open");
        }
        try {
            Settings settings = Settings.read(home.conf().resolve("brevvakt.yaml"), System.getenv());
            try (OpenHouse open = new OpenHouse(home, settings, HouseClock.system())) {
                Optional<Answer> refusal = BeforeImport.refusalOf(call, open.house.isImported());
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                return switch (call.verb()) {
                    case "import" -> HouseVerbs.importFile(open.house, call);
                    case "verify" -> HouseVerbs.verify(open.proof, call);
                    case "reindex" -> reindex(home, open);
                    case "export" -> export(home, open, call);
                    case "report" -> Reports.of(home, open).call(call);
                    case "selftest" -> Reports.selfTest(home, open).run();
                    default -> new Answer.Unknown();
                };
            }
        } catch (UnusableSettings e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        } finally {
            lock.get().close();
        }
    }
}

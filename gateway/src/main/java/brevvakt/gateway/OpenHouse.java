package brevvakt.gateway;

import brevvakt.casework.absence.PlanHole;
import brevvakt.casework.absence.PlanHoles;
import brevvakt.casework.access.House;
import brevvakt.casework.acts.CaseActs;
import brevvakt.casework.acts.Workplace;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.classify.JudgeInForce;
import brevvakt.casework.classify.RobotRules;
import brevvakt.casework.intake.AwayReplies;
import brevvakt.casework.intake.Carriers;
import brevvakt.casework.intake.Consequences;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.intake.Forms;
import brevvakt.casework.intake.Headings;
import brevvakt.casework.intake.Intake;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.intake.Registration;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.intake.SettingAside;
import brevvakt.casework.intake.StaffPost;
import brevvakt.casework.intake.TextMessages;
import brevvakt.casework.intake.Threading;
import brevvakt.casework.learning.ExampleLibrary;
import brevvakt.casework.letter.Tokens;
import brevvakt.casework.routine.Routine;
import brevvakt.casework.routine.RoutineFile;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.routing.ServiceTable;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.store.OrganisationRegister;
import brevvakt.casework.store.Proof;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.Seals;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Texts;
import brevvakt.casework.texts.Words;
import brevvakt.gateway.home.Home;
import brevvakt.gateway.jobs.Job;
import brevvakt.gateway.settings.DatabaseSettings;
import brevvakt.gateway.settings.Secret;
import brevvakt.gateway.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** The house with its registers open and its rules loaded, but no door to the street: what server and offline verbs share. */
final class OpenHouse implements AutoCloseable {
    final Settings settings;
    final Clock clock;
    final Database database;
    final Registers registers;
    final AwayRegisters awayRegisters;
    final AwayBook away;
    final FileOriginals originals;
    final House house;
    final Texts texts;
    final RoutingTable routing;
    final Words words;
    final RobotRules robots;
    final JudgeInForce judge;
    final Tokens linkTokens;
    final ReplyTokens tokens;
    final WorkingCalendar calendar;
    final ExampleLibrary examples;
    final ServiceTable services;
    final Routine routine;
    final Promises promises;
    final TextMessages messages;
    final Correspondence correspondence;
    final Intake intake;
    final Registration registration;
    final StaffPost staffPost;
    final SettingAside settingAside;
    final CaseActs acts;
    final Desk desk;
    final Proof proof;
    final Seals seals;

    OpenHouse(Home home, Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.database = database(home, settings.database());
        this.registers = Registers.on(database);
        this.awayRegisters = AwayRegisters.all();
        this.away = new AwayBook(database, awayRegisters, clock, HouseClock.ZONE);
        this.originals = new FileOriginals(home.var().resolve("originals"));
        byte[] secret = SecretKey.of(home.var());
        this.texts = Texts.load(home.conf().resolve("texts"));
        this.words = texts.words();
        this.judge = JudgeInForce.open(home.conf().resolve("classify"), clock.instant());
        this.robots = judge.robots();
        this.house = new House(
                database,
                new OrganisationRegister(),
                secret,
                words.get("folder.private", Language.SV),
                away,
                Directories.loginWays(home, settings, clock),
                clock,
                HouseClock.ZONE);
        this.linkTokens = new Tokens(secret);
        this.tokens = new ReplyTokens(linkTokens);
        this.routing = RoutingTable.read(home.conf().resolve("routing.yaml"));
        this.examples = ExampleLibrary.read(home.conf().resolve("examples.yaml"));
        this.services = ServiceTable.read(home.conf().resolve("services.yaml"));
        this.routine = RoutineFile.read(home.conf().resolve("routine.yaml"));
        this.calendar = new WorkingCalendar(settings.calendar().extraNonWorkingDays(), DayZero.DAY_OF_RECEIPT);
        this.promises = new Promises(routine, calendar, HouseClock.ZONE);
        this.messages = settings.sms().messages();
        Carriers carriers = new Carriers(messages, Forms.read(home.conf().resolve("forms.yaml"), HouseClock.ZONE));
        this.correspondence = new Correspondence(texts, robots, tokens, carriers, clock, HouseClock.ZONE);
        Headings headings = new Headings(words, services);
        Threading threading = new Threading(registers.cases(), registers.records(), registers.outbox(), tokens);
        this.intake = new Intake(database, threading, robots, carriers, judge, house, house::organisation);
        this.registration = new Registration(
                database,
                registers,
                promises,
                headings,
                correspondence,
                house,
                new AwayReplies(awayRegisters, away::now, texts, robots, calendar, HouseClock.ZONE),
                house::organisation,
                routing,
                clock);
        this.staffPost = new StaffPost(
                database,
                registers,
                threading,
                new Consequences(registers, correspondence),
                house,
                house::organisation);
        this.settingAside = new SettingAside(database, registers, correspondence, house, house::organisation, clock);
        Workplace workplace = new Workplace(
                database, registers, promises, headings, correspondence, house, house::organisation, clock);
        this.acts = new CaseActs(workplace, new DisclosureRegister());
        this.desk = new Desk(this, workplace);
        this.proof = new Proof(database, registers.cases(), originals);
        this.seals = new Seals(database);
    }

    /** A job of this house; before the first import it has nothing to do. */
    Job job(String name, String cron, Consumer<Instant> work) {
        return Job.at(name, cron, HouseClock.ZONE, at -> {
                    if (house.isImported()) {
                        work.accept(at);
                    }
                })
                .where(at -> house.isImported());
    }

    /** The holes of the plan from a day on. */
    List<PlanHole> planHoles(LocalDate day) {
        return new PlanHoles(house.organisation(), away.now(), calendar, HouseClock.ZONE).from(day);
    }

    private static Database database(Home home, DatabaseSettings settings) {
        return settings.url()
                .map(url ->
                        Database.open(url, settings.user(), settings.password().map(Secret::value)))
                .orElseGet(() -> Database.embedded(home.var().resolve("database")));
    }

    @Override
    public void close() {
        database.close();
    }
}

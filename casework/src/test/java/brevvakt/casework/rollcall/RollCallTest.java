package brevvakt.casework.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.directory.Difference;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.DirectoryFault;
import brevvakt.casework.directory.DirectoryFile;
import brevvakt.casework.directory.DirectoryNames;
import brevvakt.casework.directory.DirectorySource;
import brevvakt.casework.directory.Doubt;
import brevvakt.casework.directory.Limits;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.store.DirectoryRegister;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("store")
class RollCallTest {
    private static final String HEADER = "username;name;mail;unit;manager;phone\n";
    private static final Instant NIGHT = Instant.parse("2026-03-03T02:30:00Z");

    @TempDir
    private Path folder;

    private DeskTown town;
    private RollCall rollCall;

    @BeforeEach
    void openTheTown() throws Exception {
        town = new DeskTown(folder);
        rollCall = rollCall(10);
    }

    @AfterEach
    void closeTheTown() {
        town.close();
    }

    private RollCall rollCall(int largestLoss) {
        return new RollCall(
                town.database,
                new DirectoryRegister(),
                town.registers.outbox(),
                town.house,
                town.texts,
                new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT),
                new Limits(largestLoss, Set.of()),
                DeskTown.ZONE);
    }

    private static String row(Person person) {
        return String.join(
                        ";",
                        person.username(),
                        person.name(),
                        person.mail().toString(),
                        person.unit(),
                        person.manager().orElse(""),
                        "019-00 00 07")
                + "\n";
    }

    /** The town as its directory knows it. */
    private String file() {
        return HEADER
                + town.house.organisation().people().stream()
                        .map(RollCallTest::row)
                        .collect(Collectors.joining());
    }

    private static Directory directory(String file) throws Exception {
        return new DirectoryFile(DirectoryNames.read(Path.of("no such file")))
                .read(file.getBytes(StandardCharsets.UTF_8));
    }

    private RollCall.Result taken(String file) throws Exception {
        return rollCall.take("people.csv", directory(file), NIGHT);
    }

    private Person person(String username) {
        return town.house.organisation().person(username).orElseThrow();
    }

    private static List<Difference.Kind> kinds(RollCall.Result result) {
        return result.differences().stream().map(Difference::kind).distinct().toList();
    }

    @Test
    void givenSomebodyNewAndANewPhone_whenTheDirectoryIsTaken_thenBothAreThereAndRolesStay() throws Exception {
        taken(file());
        RollCall.Result result = taken(file().replace(
                                "stina.s;Stina Serv;stina.s@kommun.example;center;nils.n;019-00 00 07",
                                "stina.s;Stina Serv;stina.s@kommun.example;center;nils.n;+46 19 55 55")
                + "new.n;Ny Nord;new.n@kommun.example;park;maja.m;019-00 00 99\n");

        assertThat(result.changed()).isTrue();
        assertThat(result.differences())
                .containsExactlyInAnyOrder(
                        new Difference(
                                Difference.Kind.CHANGED,
                                "stina.s",
                                Optional.of("phone"),
                                Optional.of("019-00 00 07"),
                                Optional.of("+46 19 55 55")),
                        new Difference(
                                Difference.Kind.ADDED,
                                "new.n",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Ny Nord")));
        assertThat(person("stina.s").roles()).contains(Role.SERVICECENTRE);
        assertThat(person("new.n").manager()).contains("maja.m");
    }

    @Test
    void givenTheSameDirectory_whenItIsTakenAgain_thenNothingChangesAndNobodyIsToldTwice() throws Exception {
        taken(file());
        int told = town.mails().size();

        RollCall.Result again = taken(file());

        assertThat(again.changed()).isFalse();
        assertThat(again.differences()).isEmpty();
        assertThat(town.mails()).hasSize(told);
    }

    @Test
    void givenADryRun_whenTheDirectoryDiffers_thenItIsToldAndNothingIsWritten() throws Exception {
        Organisation before = town.house.organisation();

        RollCall.Result result = rollCall.dryRun(directory(file().replace("Sara Skog", "Sara Skogsdotter")), NIGHT);

        assertThat(result.differences()).anyMatch(one -> one.after().equals(Optional.of("Sara Skogsdotter")));
        assertThat(town.house.organisation()).isSameAs(before);
        assertThat(town.mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, names nobody", "5, people are missing from the directory"})
    void givenAnEmptyOrHalfFile_whenItIsTaken_thenYesterdaysStays(int lines, String reason) throws Exception {
        Organisation before = town.house.organisation();
        String half = file().lines().limit(lines + 1L).collect(Collectors.joining("\n"));

        RollCall.Result result = taken(half);

        assertThat(result.refusals()).singleElement().asString().contains(reason);
        assertThat(town.house.organisation()).isSameAs(before);
    }

    @Test
    void givenAHigherShare_whenAHalfFileIsTaken_thenTheMissingCannotLogInAndTheirManagersHear() throws Exception {
        rollCall = rollCall(100);
        String without = file().replace(row(person("olga.o")).replace("019-00 00 07", "019-00 00 07"), "");

        RollCall.Result result = taken(without);

        assertThat(kinds(result)).contains(Difference.Kind.GONE);
        assertThat(person("olga.o").employedUntil()).contains(LocalDate.of(2026, 3, 2));
        assertThat(town.mails()).anySatisfy(mail -> {
            assertThat(mail.to()).containsExactly(EmailAddress.of("maja.m@kommun.example"));
            assertThat(mail.text()).contains("Olga Ost (olga.o): finns inte kvar i katalogen");
            assertThat(mail.dueAt()).isEqualTo(Instant.parse("2026-03-03T06:00:00Z"));
        });
    }

    @Test
    void givenSomebodyGone_whenHeIsListedAgain_thenHeIsBack() throws Exception {
        String whole = file();
        taken(whole.replace(row(person("olga.o")), ""));
        assertThat(person("olga.o").employedUntil()).isPresent();

        RollCall.Result result = taken(whole);

        assertThat(kinds(result)).contains(Difference.Kind.BACK);
        assertThat(person("olga.o").employedUntil()).isEmpty();
    }

    @Test
    void givenACircleOfManagers_whenItIsTaken_thenYesterdaysStays() throws Exception {
        Organisation before = town.house.organisation();

        RollCall.Result result = taken(file().replace("center;;019", "center;per.p;019"));

        assertThat(result.refusals()).singleElement().asString().contains("in the end his own manager");
        assertThat(town.house.organisation()).isSameAs(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "per.p@kommun.example|sara.s@kommun.example|have the same address",
                "per.p@kommun.example|parken@kommun.example|which is a mailbox of its own",
                "sara.s;Sara|per.p;Sara|a second time",
                "per.p;Per Park|pär p;Per Park|write letters, digits",
            })
    void givenARowThatWouldMixPeopleUp_whenItIsTaken_thenAllOfItIsRefused(String right, String wrong, String reason)
            throws Exception {
        Organisation before = town.house.organisation();

        assertThat(taken(file().replace(right, wrong)).refusals())
                .anySatisfy(line -> assertThat(line).contains(reason));
        assertThat(town.house.organisation()).isSameAs(before);
    }

    @Test
    void givenTwoPeopleWhoSwappedUserNames_whenItIsTaken_thenItIsRefused() throws Exception {
        String swapped =
                file().replace("per.p;", "?;").replace("sara.s;", "per.p;").replace("?;", "sara.s;");

        assertThat(taken(swapped).refusals())
                .anySatisfy(line -> assertThat(line).contains("two user names were swapped"))
                .anySatisfy(line -> assertThat(line).contains("have swapped the names of per.p and sara.s"));
    }

    @Test
    void givenANewUserNameForAKnownAddress_whenItIsTaken_thenThePersonGoesOnAndHisStaffToo() throws Exception {
        RollCall.Result result =
                taken(file().replace("maja.m;Maja Mark", "maja.b;Maja Berg").replace(";maja.m;", ";maja.b;"));

        assertThat(result.refusals()).isEmpty();
        assertThat(kinds(result)).contains(Difference.Kind.RENAMED);
        assertThat(person("maja.m").name()).isEqualTo("Maja Berg");
        assertThat(person("per.p").manager()).contains("maja.m");
        assertThat(town.house.organisation().person("maja.b")).isEmpty();
    }

    @Test
    void givenAUnitThatVanishedWithOpenCases_whenItIsTaken_thenItIsRefusedWithTheirNumber() throws Exception {
        rollCall = rollCall(100);
        town.complaint();

        RollCall.Result result = taken(file().replace("@kommun.example;park;", "@kommun.example;center;"));

        assertThat(result.refusals())
                .anySatisfy(line ->
                        assertThat(line).contains("unit park has nobody left").contains("1 of its cases"));
    }

    @Test
    void givenWrongValues_whenTheDirectoryIsTaken_thenYesterdaysStandAndPersonAndManagerHear() throws Exception {
        RollCall.Result result = taken(file().replace(
                        "per.p;Per Park;per.p@kommun.example;park;maja.m;019-00 00 07",
                        "per.p;;per.p(at)kommun;parken;nobody;ring mig"));

        assertThat(result.doubts())
                .filteredOn(doubt -> doubt.username().equals("per.p"))
                .extracting(Doubt::kind)
                .containsExactlyInAnyOrder(
                        Doubt.Kind.NAME_MISSING,
                        Doubt.Kind.MAIL_WRONG,
                        Doubt.Kind.UNIT_UNKNOWN,
                        Doubt.Kind.MANAGER_UNKNOWN,
                        Doubt.Kind.PHONE_WRONG);
        assertThat(person("per.p").name()).isEqualTo("Per Park");
        assertThat(person("per.p").manager()).contains("maja.m");
        assertThat(town.mails())
                .extracting(mail -> mail.to().get(0).toString())
                .contains("per.p@kommun.example", "maja.m@kommun.example");
    }

    @Test
    void givenASubstituteWithoutPhone_whenTheDirectoryIsTaken_thenItIsAHole() throws Exception {
        RollCall.Result result = taken(
                file().replace("sara.s@kommun.example;park;maja.m;019-00 00 07", "sara.s@kommun.example;park;maja.m;"));

        assertThat(result.doubts()).contains(new Doubt("sara.s", Doubt.Kind.SUBSTITUTE_WITHOUT_PHONE, ""));
    }

    @Test
    void givenANewUnitWithItsBoard_whenItIsTaken_thenItIsThere() throws Exception {
        RollCall.Result result = taken("username;name;mail;unit;board;unitPath;unitManager;unitPhone\n"
                + town.house.organisation().people().stream()
                        .map(one -> one.username() + ";" + one.name() + ";" + one.mail() + ";" + one.unit() + ";;;;\n")
                        .collect(Collectors.joining())
                + "bad.b;Bad Bo;bad.b@kommun.example;bad;sbn;Stad / Bad;eva.e;019-00 00 60\n");

        Unit bad = town.house.organisation().unit("bad").orElseThrow();

        assertThat(kinds(result)).contains(Difference.Kind.UNIT_ADDED);
        assertThat(bad.path()).containsExactly("Stad", "Bad");
        assertThat(bad.manager()).contains("eva.e");
    }

    @Test
    void givenAServerThatIsAway_whenTheNightComes_thenYesterdaysStaysAndTheRunIsNoted() {
        Organisation before = town.house.organisation();

        rollCall.take(
                new DirectorySource() {
                    @Override
                    public String name() {
                        return "ldap";
                    }

                    @Override
                    public Directory read() throws DirectoryFault {
                        throw new DirectoryFault("the server is away");
                    }
                },
                NIGHT);

        assertThat(town.house.organisation()).isSameAs(before);
        List<DirectoryRegister.Run> runs = town.database.read(handle -> new DirectoryRegister().runs(handle, 10));

        assertThat(runs).singleElement().satisfies(run -> assertThat(run.reason())
                .contains("the server is away"));
    }

    @Test
    void givenADirectoryInUse_whenTheOrganisationIsImportedAgain_thenTheDirectoryGoesBeforeIt() throws Exception {
        taken(file().replace("Sara Skog", "Sara Skogsdotter").replace(row(person("olga.o")), "")
                + "new.n;Ny Nord;new.n@kommun.example;park;maja.m;019-00 00 99\n");

        town.house.importFile((DeskTown.ORGANISATION + "\n# again").getBytes(StandardCharsets.UTF_8));

        assertThat(person("sara.s").name()).isEqualTo("Sara Skogsdotter");
        assertThat(person("new.n").unit()).isEqualTo("park");
        assertThat(person("olga.o").employedUntil()).isPresent();
    }

    @Test
    void givenTenThousandPeople_whenTheyAreTakenAndComeAgain_thenItIsQuick() throws Exception {
        String many = file()
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "p" + i + ";Person " + i + ";p" + i + "@kommun.example;park;maja.m;019-00 "
                                + (10_000 + i) + "\n")
                        .collect(Collectors.joining());

        Map.Entry<Duration, RollCall.Result> first = timed(many);
        Map.Entry<Duration, RollCall.Result> again = timed(many);

        System.err.println("10 000 people taken in " + first.getKey() + ", unchanged in " + again.getKey());
        assertThat(first.getValue().differences()).hasSizeGreaterThanOrEqualTo(10_000);
        assertThat(again.getValue().changed()).isFalse();
        assertThat(first.getKey()).isLessThan(Duration.ofSeconds(20));
        assertThat(again.getKey()).isLessThan(Duration.ofSeconds(3));
    }

    private Map.Entry<Duration, RollCall.Result> timed(String file) throws Exception {
        long begin = System.nanoTime();
        RollCall.Result result = taken(file);
        return Map.entry(Duration.ofNanos(System.nanoTime() - begin), result);
    }
}

package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.CaseRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role, every state and every act against two tables that a registrar can read; the forbidden cells too. */
@Tag("store")
class MatrixTest {
    private static final Sha256 NOTE = Sha256.of(new byte[0]);
    private static final String FORBIDDEN = "-";

    @TempDir
    static Path folder;

    private static DeskTown town;

    @BeforeAll
    static void open() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static List<String[]> table(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MatrixTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One person and one act; whether it is allowed holds in every state in which the act is possible. */
    record WhoCell(String register, Act act, String person, boolean may) {}

    static Stream<WhoCell> whoMay() {
        List<String[]> rows = table("who-may.csv");
        String[] head = rows.get(0);
        return rows.stream().skip(1).flatMap(row -> IntStream.range(2, head.length)
                .mapToObj(column -> new WhoCell(row[0], Act.valueOf(row[1]), head[column], row[column].equals("+"))));
    }

    private static Case with(String register, CaseStatus status) {
        Map<String, Case> cases = CASES.computeIfAbsent(status, any -> new LinkedHashMap<>());
        return cases.computeIfAbsent(register, any -> {
            CaseRow row = register.equals("OPEN") ? town.complaint() : town.restrictedInThePark();
            CaseRow assigned = town.after(row, new CaseEvent.Assigned("olga.o", "park"));
            return town.after(assigned, way(status)).file();
        });
    }

    private static final Map<CaseStatus, Map<String, Case>> CASES = new EnumMap<>(CaseStatus.class);

    @ParameterizedTest
    @MethodSource
    void whoMay(WhoCell cell) {
        Permissions permissions = new Permissions(town.house);
        Organisation now = town.house.organisation();

        List<Optional<String>> refusals = Arrays.stream(CaseStatus.values())
                .filter(status -> STATES.contains(status) && cell.act().isPossibleIn(status))
                .map(status -> permissions.refusal(
                        cell.act(), now.person(cell.person()).orElseThrow(), with(cell.register(), status), now))
                .distinct()
                .toList();

        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> assertThat(refusal.isEmpty())
                .isEqualTo(cell.may()));
        assertThat(refusals.stream().flatMap(Optional::stream))
                .allMatch(reason ->
                        reason.contains(cell.person() + " may not " + cell.act().word()));
    }

    /** Where one act leads from one state. */
    record WayCell(Act act, CaseStatus from, String to) {}

    private static final List<CaseStatus> STATES = Arrays.stream(
                    table("what-follows.csv").get(0))
            .skip(1)
            .map(CaseStatus::valueOf)
            .toList();

    static Stream<WayCell> whatFollows() {
        return table("what-follows.csv").stream().skip(1).flatMap(row -> IntStream.range(1, row.length)
                .mapToObj(column -> new WayCell(Act.valueOf(row[0]), STATES.get(column - 1), row[column])));
    }

    @ParameterizedTest
    @MethodSource
    void whatFollows(WayCell cell) {
        CaseRow row = town.after(town.complaint(), way(cell.from()));

        Done done = act(cell.act(), row.file().number().toString());

        String after = done.fold(changed -> changed.row().file().status().name(), refused -> FORBIDDEN);
        assertThat(after).as(done.toString()).isEqualTo(cell.to());
        assertThat(town.now(row).seq() == row.file().seq())
                .as("nothing is written where it is refused")
                .isEqualTo(cell.to().equals(FORBIDDEN));
        assertThat(done.fold(changed -> row.file().number().toString(), Done.Refused::reason))
                .as("a reason that names the case")
                .contains(row.file().number().toString());
    }

    /** The events that lead from the opening to a state. */
    private static CaseEvent[] way(CaseStatus to) {
        List<CaseEvent> registered = List.of(new CaseEvent.Confirmed(), new CaseEvent.Registered());
        CaseEvent answered = new CaseEvent.Answered(Optional.empty(), Optional.of(NOTE));
        List<CaseEvent> further =
                switch (to) {
                    case ASSIGNED -> List.of(new CaseEvent.Assigned("olga.o", "park"));
                    case INTERIM -> List.of(new CaseEvent.InterimGiven(NOTE, clock(ClockRule.FOLLOW_UP)));
                    case ANSWERED -> List.of(answered);
                    case SATISFIED -> List.of(answered, new CaseEvent.Satisfied());
                    case MANAGER_REVIEW ->
                        List.of(answered, new CaseEvent.Dissatisfied(Optional.empty(), clock(ClockRule.REVIEW)));
                    case NO_REACTION -> List.of(answered, new CaseEvent.NoReaction());
                    case CLOSE_REQUESTED -> List.of(answered, new CaseEvent.CloseRequested(NOTE));
                    case CLOSED -> List.of(answered, new CaseEvent.CloseRequested(NOTE), new CaseEvent.Closed());
                    case HANDED_OVER -> List.of(new CaseEvent.HandedOver("sbn", NOTE));
                    case MERGED -> List.of(new CaseEvent.Merged(new CaseNumber("Ks", 9_999, 2026)));
                    case CANCELLED -> List.of(new CaseEvent.Cancelled(NOTE));
                    default -> List.of();
                };
        return to == CaseStatus.PROPOSED
                ? new CaseEvent[0]
                : Stream.concat(registered.stream(), further.stream()).toArray(CaseEvent[]::new);
    }

    private static PromiseClock clock(ClockRule rule) {
        return new PromiseClock(rule, DeskTown.NOW, LocalDate.of(2026, 3, 9), Optional.empty());
    }

    /** The act by somebody who may. */
    private static Done act(Act act, String number) {
        CaseActs acts = town.caseActs();
        DeskActs desk = town.deskActs();
        return switch (act) {
            case CONFIRM -> acts.confirm(number, "stina.s");
            case CORRECT ->
                acts.correct(number, Optional.of(Label.VIEW), Optional.empty(), Optional.empty(), "x", "stina.s");
            case ASSIGN -> acts.assign(number, "per.p", "maja.m");
            case INTERIM -> acts.interim(number, "x", LocalDate.of(2026, 3, 20), "per.p");
            case ANSWER_BY_PHONE -> acts.answerByPhone(number, "x", "per.p");
            case HAND_TO_MANAGER -> acts.handToManager(number, "per.p");
            case SATISFIED -> acts.satisfied(number, "per.p");
            case DISSATISFIED -> acts.dissatisfied(number, "per.p");
            case CLOSE_REQUEST -> acts.closeRequest(number, "x", "per.p");
            case CLOSE -> acts.close(number, "rita.r");
            case CANCEL -> acts.cancel(number, "x", "rita.r");
            case MERGE -> desk.merge(number, town.complaint().file().number().toString(), "rita.r");
            case HAND_OVER -> desk.handOver(number, "sbn", "x", "rita.r");
            case REROUTE -> desk.reroute(number, EmailAddress.of("servicecenter@kommun.example"), "x", "per.p");
            case QUEUE_TAKE -> desk.take(number, "stina.s");
            case QUEUE_PASS -> desk.pass(number, "park", "stina.s");
        };
    }

    @Test
    void givenTheTables_whenTheActsAreCounted_thenNoneIsMissing() {
        assertThat(whatFollows().map(WayCell::act).distinct()).containsExactlyInAnyOrder(Act.values());
        assertThat(whoMay().filter(cell -> cell.register().equals("OPEN"))
                        .map(WhoCell::act)
                        .distinct())
                .containsExactlyInAnyOrder(Act.values());
        assertThat(whoMay().filter(cell -> cell.register().equals("RESTRICTED"))
                        .map(WhoCell::act)
                        .distinct())
                .containsExactlyInAnyOrder(Act.values());
    }
}

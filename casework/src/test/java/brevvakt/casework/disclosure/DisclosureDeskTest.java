package brevvakt.casework.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.classify.Label;
import brevvakt.casework.disclosure.DisclosureDesk.Refused;
import brevvakt.casework.disclosure.DisclosureDesk.Taken;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Disclosure.State;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisclosureDeskTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Masking NOTHING = new Masking(List.of());
    private static final String RECORD = "Ks 1/2026-1";

    private final DisclosureRegister register = new DisclosureRegister();
    private final List<String> packed = new ArrayList<>();
    private Database database;
    private DisclosureDesk desk;
    private Disclosure request;

    @BeforeEach
    void open() {
        database = Database.open(
                "jdbc:hsqldb:mem:disclosures;hsqldb.tx=mvcc;sql.longvar_is_lob=false",
                Optional.of("SA"),
                Optional.empty());
        desk = new DisclosureDesk(
                database, register, Set.of("OSL 21:7", "OSL 25:1"), at -> DAY, Clock.fixed(AT, ZoneOffset.UTC));
        request = desk.open("Alla klagomål på parken", Optional.empty(), "rita.r");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static RecordEntry entry() {
        return new RecordEntry(
                7,
                new ArrivalId("arrival-7"),
                Optional.empty(),
                Optional.of(1),
                Direction.IN,
                Label.COMPLAINT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                AT,
                "parken",
                Sha256.of(new byte[0]),
                0,
                List.of(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    private DisclosureDesk.Step decided(Outcome outcome, Optional<String> provision, String masked) {
        return desk.decide(request.id(), RECORD, outcome, provision, Masking.written(masked), "rita.r");
    }

    private DisclosureDesk.Step delivered() {
        return desk.deliver(request.id(), "rita.r", (disclosure, name) -> {
            packed.add(name);
            return Optional.empty();
        });
    }

    @Test
    void givenARequestFromNobodyNamed_whenOpened_thenItIsDueAtOnce() {
        assertThat(request.contact()).isEmpty();
        assertThat(request.dueOn()).isEqualTo(DAY);
        assertThat(request.state()).isEqualTo(State.OPEN);
    }

    @Test
    void givenARecordInAnOpenRequest_whenDisposalAsks_thenItIsHeldUntilTheRequestIsDelivered() {
        desk.add(request.id(), entry(), RECORD, "rita.r");
        assertThat(holds()).containsExactly(request.id());

        decided(Outcome.FULL, Optional.empty(), "");
        delivered();

        assertThat(holds()).isEmpty();
    }

    private List<Long> holds() {
        return database.read(handle -> register.holdsOn(handle, 7));
    }

    @Test
    void givenARecordAddedTwice_whenListed_thenItIsThereOnce() {
        desk.add(request.id(), entry(), RECORD, "rita.r");
        desk.add(request.id(), entry(), RECORD, "rita.r");

        assertThat(found().items()).hasSize(1);
    }

    private List<String> logged() {
        return database.read(handle -> register.logOf(handle, request.id()));
    }

    private Disclosure found() {
        return database.read(handle -> register.find(handle, request.id())).orElseThrow();
    }

    @Test
    void givenARefusalWithoutAProvisionFromTheList_whenDecided_thenNothingChanges() {
        desk.add(request.id(), entry(), RECORD, "rita.r");

        assertThat(decided(Outcome.REFUSED, Optional.empty(), "")).isInstanceOf(Refused.class);
        assertThat(decided(Outcome.REFUSED, Optional.of("OSL 99:9"), "")).isInstanceOf(Refused.class);
        assertThat(decided(Outcome.PARTIAL, Optional.of("OSL 25:1"), " ")).isInstanceOf(Refused.class);
        assertThat(decided(Outcome.FULL, Optional.of("OSL 25:1"), "")).isInstanceOf(Refused.class);

        assertThat(found().items().get(0).outcome()).isEmpty();
    }

    @Test
    void givenAnUndecidedRecord_whenDelivered_thenItIsNamedAndNothingIsPacked() {
        desk.add(request.id(), entry(), RECORD, "rita.r");

        assertThat(delivered()).isEqualTo(new Refused("not yet decided: " + RECORD));
        assertThat(packed).isEmpty();
    }

    @Test
    void givenAnEmptyRequest_whenDelivered_thenItIsRefused() {
        assertThat(delivered()).isInstanceOf(Refused.class);
    }

    @Test
    void givenAPartIsWithheld_whenDelivered_thenItIsEndedLoggedAndCannotBeDeliveredAgain() {
        desk.add(request.id(), entry(), RECORD, "rita.r");
        decided(Outcome.PARTIAL, Optional.of("OSL 25:1"), "diabetes");

        assertThat(delivered()).isInstanceOf(Taken.class);

        assertThat(found().state()).isEqualTo(State.DISCLOSED_PARTLY);
        assertThat(found().packed()).contains("disclosure-" + request.id() + ".zip");
        assertThat(delivered()).isInstanceOf(Refused.class);
        assertThat(desk.add(request.id(), entry(), "Ks 2/2026-1", "rita.r")).isInstanceOf(Refused.class);
        assertThat(logged())
                .containsExactly(
                        "rita.r OPENED ",
                        "rita.r ADDED " + RECORD,
                        "rita.r DECIDED " + RECORD + " PARTIAL OSL 25:1",
                        "rita.r DELIVERED disclosure-" + request.id() + ".zip");
    }

    @Test
    void givenAPackageThatWouldShowTooMuch_whenDelivered_thenTheRequestStaysOpen() {
        desk.add(request.id(), entry(), RECORD, "rita.r");
        decided(Outcome.FULL, Optional.empty(), "");

        assertThat(desk.deliver(request.id(), "rita.r", (disclosure, name) -> Optional.of("shown in 01.pdf")))
                .isEqualTo(new Refused("shown in 01.pdf"));
        assertThat(found().isOpen()).isTrue();
    }

    @Test
    void givenARequestThatIsNotThere_whenAnythingIsDone_thenItIsSaid() {
        assertThat(desk.decide(4711, RECORD, Outcome.FULL, Optional.empty(), NOTHING, "rita.r"))
                .isEqualTo(new Refused("there is no request 4711"));
    }
}

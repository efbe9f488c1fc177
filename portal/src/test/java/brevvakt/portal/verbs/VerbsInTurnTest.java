package brevvakt.portal.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.store.Database;
import brevvakt.casework.store.ReadingLog;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import brevvakt.portal.api.VerbCatalogue;
import brevvakt.portal.api.VerbForm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerbsInTurnTest {
    private static final Answer ANSWERED = new Answer.Done("answered");
    private static final Answer NOBODY = new Answer.Refused("there is no organisation yet; run brevvakt import first");

    private final Database database = Database.open(
            "jdbc:hsqldb:mem:turn;hsqldb.tx=mvcc;sql.longvar_is_lob=false", Optional.of("SA"), Optional.empty());

    @AfterEach
    void close() {
        database.close();
    }

    private Answer asked(String verb, boolean imported) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
        Call call = new Call(verb, Map.of(), List.of("x"), Caller.administrator(Optional.empty()), Optional.empty());
        return new VerbsInTurn(List.of(any -> ANSWERED), new ReadingLog(database), clock, () -> imported).call(call);
    }

    private static Stream<String> verbs() {
        return VerbCatalogue.ofTheHouse().forms().stream().map(VerbForm::name);
    }

    @Test
    void givenNoOrganisation_whenEachVerbIsAsked_thenOnlyThoseThatNeedNobodyAreAnswered() {
        assertThat(verbs().filter(verb -> asked(verb, false).equals(ANSWERED)))
                .containsExactlyInAnyOrder(
                        "import",
                        "clock show",
                        "clock advance-to",
                        "verify",
                        "reindex",
                        "selftest",
                        "teach",
                        "status",
                        "routine",
                        "texts check",
                        "texts show");
        assertThat(verbs().map(verb -> asked(verb, false)).distinct()).containsExactlyInAnyOrder(ANSWERED, NOBODY);
    }

    @Test
    void givenAnOrganisation_whenEachVerbIsAsked_thenItIsAnswered() {
        assertThat(verbs()).allSatisfy(verb -> assertThat(asked(verb, true)).isEqualTo(ANSWERED));
    }
}

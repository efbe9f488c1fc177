package brevvakt.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mail that cannot be written keeps none back that stand behind it. */
@Tag("store")
class DuePostTest {
    @TempDir
    Path folder;

    private final List<String> sent = new ArrayList<>();
    private DeskTown town;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void owe(String key) {
        town.database.inTransaction(handle -> {
            town.registers
                    .outbox()
                    .owe(
                            handle,
                            new OutboxMail(
                                    0,
                                    key,
                                    OutboxKind.NOTICE,
                                    OutboxMail.State.DUE,
                                    Optional.empty(),
                                    DeskTown.PARKEN,
                                    List.of(EmailAddress.of("anna@example.org")),
                                    key,
                                    "Hej",
                                    "<p>Hej</p>",
                                    "<" + key + "@kommun.example>",
                                    Optional.empty(),
                                    Optional.empty(),
                                    DeskTown.NOW,
                                    Optional.empty(),
                                    0,
                                    Optional.empty()));
            return key;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenAMailThatCannotBeComposed_whenTheRoundComes_thenTheOneBehindItLeavesAndItIsTriedLater(boolean checked) {
        owe("first");
        owe("second");
        DuePost post = new DuePost(
                town.database,
                town.registers.outbox(),
                mail -> composed(mail, checked),
                mail -> sent.add(mail.onceKey()),
                List.of(),
                gone -> List.of(),
                Clock.fixed(DeskTown.NOW, DeskTown.ZONE));

        assertThat(post.sweep()).isEqualTo(1);

        assertThat(sent).containsExactly("second");
        assertThat(town.mails())
                .filteredOn(mail -> mail.onceKey().equals("first"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.state()).isEqualTo(OutboxMail.State.DUE);
                    assertThat(mail.attempts()).isEqualTo(1);
                    assertThat(mail.dueAt()).isAfter(DeskTown.NOW);
                });
    }

    private static OutgoingMail composed(OutboxMail mail, boolean checked) throws IOException {
        if (mail.onceKey().equals("first")) {
            if (checked) {
                throw new IOException("no such address");
            }
            throw new IllegalStateException("no such address");
        }
        return new OutgoingMail(mail.onceKey(), Optional.empty(), mail.to(), new byte[0]);
    }
}

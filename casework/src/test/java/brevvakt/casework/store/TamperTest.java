package brevvakt.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.cases.Callback;
import brevvakt.casework.classify.Label;
import brevvakt.casework.intake.CallbackDesk.Outcome;
import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who can write in the database and in the folders changes one thing, and {@code verify} says where. */
@Tag("store")
class TamperTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    static Path folder;

    private static DeskTown town;
    private static Proof proof;
    private static CaseRow first;

    @BeforeAll
    static void aDayIsSealed() throws Exception {
        town = new DeskTown(folder);
        proof = new Proof(town.database, town.registers.cases(), town.originals);
        first = town.complaint();
        town.complaint();
        town.kept(Label.SPAM);
        town.caseActs().answerByPhone(no(), "ringde", "per.p");
        town.caseActs().closeRequest(no(), "lagat", "per.p");
        Callback callback = town.callbackDesk()
                .add("per.p", "Ulla", "070-000 00 00", "x", "olga.o")
                .callback()
                .orElseThrow();
        town.callbackDesk().done(callback.id(), Outcome.REACHED, "per.p");
        new ReadingLog(town.database).write(new ReadingLog.Reading(DeskTown.NOW, "per.p", "case", no(), "shown"));
        town.database.inTransaction(handle -> {
            new DisclosureRegister().log(handle, 1, DeskTown.NOW, "per.p", "OPENED", "");
            town.registers.setAside().add(handle, town.nextId(), DeskTown.NOW, "broken");
            town.registers.watch().breach(handle, no(), "REPLY", MONDAY, DeskTown.NOW);
            return handle.execute(
                    "INSERT INTO mailbox_day (mailbox, on_day, state, unopened, noted_at) VALUES (?, ?, 'OPENED', 0, ?)",
                    "parken@kommun.example",
                    MONDAY,
                    DeskTown.NOW);
        });
        new Seals(town.database).seal(MONDAY, DeskTown.NOW);
        town.complaint();
        new Seals(town.database).seal(MONDAY.plusDays(1), DeskTown.NOW.plusSeconds(86_400));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String no() {
        return first.file().number().toString();
    }

    /** What is found after a change that is taken back again. */
    private static List<String> flawsAfter(String sql) {
        return town.database.inTransaction(handle -> {
            assertThat(handle.execute(sql)).as(sql).isPositive();
            List<String> flaws = new ArrayList<>(new Seals(town.database).flaws(handle));
            flaws.addAll(proof.registers(handle, Runnable::run).flaws());
            handle.rollback();
            return flaws;
        });
    }

    @Test
    void givenNobodyTampered_whenProven_thenNothingIsWrong() {
        assertThat(proof.run().flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case_event|UPDATE case_event SET actor = 'x' WHERE id = 1",
                "case_event|DELETE FROM case_event WHERE event_type = 'CLOSE_REQUESTED'",
                "record_entry|UPDATE record_entry SET title = 'x' WHERE id = 1",
                "record_entry|DELETE FROM record_entry WHERE label = 'SPAM'",
                "note|UPDATE note SET words = 'x'",
                "outbox|UPDATE outbox SET body = 'x'",
                "outbox|DELETE FROM outbox",
                "callback|UPDATE callback SET phone = 'x'",
                "callback_attempt|DELETE FROM callback_attempt",
                "disclosure_event|UPDATE disclosure_event SET about = 'x'",
                "archive_reading|DELETE FROM archive_reading",
                "mailbox_day|UPDATE mailbox_day SET state = 'NOTHING_NEW'",
                "breach|DELETE FROM breach",
                "organisation_version|UPDATE organisation_version SET mark = 'x'",
                "set_aside|UPDATE set_aside SET reason = 'x'"
            })
    void givenASealedTable_whenItIsTamperedWith_thenTheSealOfThatDayIsNamedFirst(String table, String sql) {
        assertThat(flawsAfter(sql).get(0)).contains("the seal of 2026-03-02 does not fit " + table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the list of cases says other|UPDATE case_file SET status = 'CLOSED' WHERE serial = 2",
                "the list of cases says other|UPDATE case_file SET due_on = NULL WHERE serial = 2",
                "missing in the list of cases|DELETE FROM case_file WHERE serial = 2",
                "other than the list of records|UPDATE record_entry SET no_in_case = 7 WHERE id = 1",
                "arrival arrival-1 was changed|UPDATE arrival SET received_at = CURRENT_TIMESTAMP WHERE arrival_id = 'arrival-1'",
                "arrival arrival-1 was changed|DELETE FROM arrival WHERE arrival_id = 'arrival-1'",
                "the case of record entry 3 is missing|UPDATE record_entry SET case_number = 'E 9/2026' WHERE id = 3",
                "the record of arrival arrival-3 is missing|DELETE FROM record_entry WHERE arrival_id = 'arrival-3'",
                "case ?: no such number is ever given|UPDATE case_event SET case_number = '?' WHERE id = 1",
                "5 numbers taken|UPDATE series_counter SET last_serial = 5",
                "the seal of 2026-03-03, or the one before|DELETE FROM seal WHERE sealed_on = '2026-03-02'",
                "the seal of 2026-03-02, or the one before|UPDATE seal SET hash = 'x' WHERE sealed_on = '2026-03-02'",
                "that seal is gone|DELETE FROM seal WHERE sealed_on = '2026-03-03'",
                "the seal of 2026-03-02, or the one before|UPDATE seal_book SET row_count = 9 WHERE book = 'note' AND sealed_on = '2026-03-02'"
            })
    void givenWhatNoSealCovers_whenItIsTamperedWith_thenTheDifferenceIsNamed(String flaw, String sql) {
        assertThat(flawsAfter(sql)).anyMatch(found -> found.contains(flaw));
    }

    @Test
    void givenAnOriginal_whenItsFileIsChangedOrRemoved_thenItIsNamed() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("originals"))) {
            files = all.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
        byte[] changed = Files.readAllBytes(files.get(0));
        byte[] removed = Files.readAllBytes(files.get(1));
        Files.writeString(files.get(0), "something else");
        Files.delete(files.get(1));

        List<String> flaws = proof.run().flaws();

        Files.write(files.get(0), changed);
        Files.write(files.get(1), removed);
        assertThat(flaws)
                .anyMatch(flaw -> flaw.contains(digest(files.get(0)) + " was changed"))
                .anyMatch(flaw -> flaw.contains(digest(files.get(1)) + " is missing"));
    }

    private static Sha256 digest(Path file) {
        return new Sha256(file.getFileName().toString().substring(0, 64));
    }

    @Test
    void givenALaterRow_whenTheNextNightSeals_thenItLiesInThatSealAndTheFirstStands() {
        town.complaint();

        new Seals(town.database).seal(MONDAY.plusDays(2), DeskTown.NOW.plusSeconds(172_800));
        new Seals(town.database).seal(MONDAY, DeskTown.NOW.plusSeconds(172_900));

        assertThat(proof.run().flaws()).isEmpty();
    }

    @Test
    void givenAListThatWasSpoilt_whenItIsMadeAnew_thenItEqualsWhatItWas() {
        List<CaseRow> before = listed();
        town.database.inTransaction(handle -> handle.execute(
                        "UPDATE case_file SET status = 'CLOSED', unit = 'x', state = REPLACE(state, 'PROPOSED', 'CLOSED')")
                + handle.execute("DELETE FROM case_file WHERE serial = 2"));
        assertThat(listed()).isNotEqualTo(before);

        int rebuilt = proof.rebuild();

        assertThat(rebuilt).isEqualTo(before.size());
        assertThat(listed()).isEqualTo(before);
        assertThat(proof.run().flaws()).isEmpty();
    }

    private static List<CaseRow> listed() {
        return town.database.read(handle -> town.registers.cases().all(handle, 100));
    }
}

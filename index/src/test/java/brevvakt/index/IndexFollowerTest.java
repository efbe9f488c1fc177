package brevvakt.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.store.CaseRow;
import brevvakt.index.Archive.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFollowerTest {
    @TempDir
    Path folder;

    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = new Archive(folder);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void givenRecordsFromBeforeTheIndex_whenItBegins_thenAllAreFound() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.register(Letter.of("två", "parken"));

        archive.follower.catchUp();

        assertThat(archive.subjects("parken")).containsExactlyInAnyOrder("ett", "två");
        assertThat(archive.follower.health())
                .isEqualTo(new IndexFollower.Health(2, 2, 0, false, java.util.Optional.empty()));
    }

    @Test
    void givenACaseThatChanges_whenFollowed_thenItIsFoundByItsNewStateWithoutASecondReading() throws IOException {
        CaseRow row = archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();

        archive.database.inTransaction(handle -> archive.registers
                .cases()
                .append(handle, row, Archive.AT, "rita.r", List.of(new CaseEvent.Confirmed())));
        archive.follower.catchUp();

        assertThat(archive.subjects("parken status:confirmed")).containsExactly("ett");
        assertThat(archive.subjects("status:proposed")).isEmpty();
        assertThat(archive.readings).isEqualTo(1);
    }

    @Test
    void givenFurtherRecipientsOfMailOutsideACase_whenFollowed_thenTheyAreInTheIndex() throws IOException {
        RecordEntry entry = archive.keep(Letter.of("ett", "hej"));
        archive.follower.catchUp();

        archive.database.inTransaction(handle -> {
            archive.registers.records().addRecipients(handle, entry, List.of(EmailAddress.of("skolan@kommun.example")));
            return handle;
        });
        archive.follower.catchUp();

        assertThat(archive.subjects("mailbox:skolan@kommun.example")).containsExactly("ett");
    }

    @Test
    void givenATransactionThatCommitsAfterALaterOne_whenFollowed_thenItIsNotPassedOver() throws IOException {
        try (Handle slow = handle()) {
            slow.begin();
            slow.execute("INSERT INTO record_change (record_id) VALUES (0)");
            CaseRow late = archive.register(Letter.of("ett", "parken"));
            archive.follower.catchUp();
            archive.database.inTransaction(handle -> handle.execute(
                    "UPDATE case_file SET state = REPLACE(state, 'PROPOSED', 'CANCELLED') WHERE case_number = ?",
                    late.file().number().toString()));
            slow.commit();
        }

        archive.follower.catchUp();

        assertThat(archive.subjects("status:cancelled")).containsExactly("ett");
    }

    private Handle handle() {
        return org.jdbi.v3.core.Jdbi.create(archive.database.dataSource()).open();
    }

    @Test
    void givenAKillBeforeTheNextCommit_whenStartedAgain_thenItCatchesUp() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();
        archive.follower.settle();
        Path copy = folder.resolve("copy");
        copy(folder.resolve("index"), copy);
        archive.register(Letter.of("två", "parken"));
        archive.follower.catchUp();
        archive.follower.close();
        empty(folder.resolve("index"));
        copy(copy, folder.resolve("index"));

        archive.openAgain(false);
        archive.follower.catchUp();

        assertThat(archive.subjects("parken")).containsExactlyInAnyOrder("ett", "två");
        assertThat(archive.readings).isEqualTo(3);
    }

    @Test
    void givenAnOrderlyStop_whenStartedAgain_thenNothingIsReadTwice() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();

        archive.openAgain(true);
        archive.follower.catchUp();

        assertThat(archive.subjects("parken")).containsExactly("ett");
        assertThat(archive.readings).isEqualTo(1);
    }

    @Test
    void givenABrokenIndex_whenStartedAgain_thenItIsBuiltAnew() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();
        archive.follower.close();
        try (Stream<Path> files = Files.list(folder.resolve("index/volume-1"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "no index");
            }
        }

        archive.openAgain(false);
        archive.follower.catchUp();

        assertThat(archive.subjects("parken")).containsExactly("ett");
    }

    @Test
    void givenADiskThatRefusedAWrite_whenItTakesWritesAgain_thenTheIndexGoesOnByItself() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();
        archive.follower.settle();
        Path volume = folder.resolve("index").resolve("volume-1");
        Path away = Files.move(volume, folder.resolve("away"));
        archive.register(Letter.of("två", "parken"));
        assertThatThrownBy(() -> {
                    archive.follower.catchUp();
                    archive.follower.settle();
                })
                .isInstanceOf(IOException.class);
        Files.move(away, volume);

        archive.follower.catchUp();

        assertThat(archive.subjects("parken")).containsExactlyInAnyOrder("ett", "två");
    }

    @Test
    void givenTheIndexIsBuiltAnew_whenAskedTheSame_thenTheAnswersAreEqualAndTheOldOneIsGone() throws IOException {
        archive.register(Letter.of("ett", "Cykelvägen vid parken").with("a.pdf", "karta"));
        archive.register(Letter.of("två", "parken och vägen"));
        archive.keep(Letter.of("tre", "parken"));
        archive.follower.catchUp();
        List<String> questions = List.of("parken", "vägen", "karta", "from:eva", "type:pdf", "parkn", "");
        List<Found> before = questions.stream().map(archive::found).toList();
        List<Long> progress = new ArrayList<>();

        archive.follower.rebuild(progress::add);

        assertThat(questions.stream().map(archive::found).toList()).isEqualTo(before);
        assertThat(progress).endsWith(3L);
        assertThat(archive.readings).isEqualTo(6);
        assertThat(folder.resolve("index/volume-2")).exists();
        assertThat(folder.resolve("index/volume-1")).doesNotExist();
    }

    @Test
    void givenABuildAnew_whenItFails_thenTheLivingIndexAnswersAsBefore() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> archive.follower.rebuild(done -> {
                    throw new IllegalStateException("the disk is full");
                })))
                .hasMessage("the disk is full");

        assertThat(archive.subjects("parken")).containsExactly("ett");
        archive.follower.rebuild(done -> {});
        assertThat(archive.subjects("parken")).containsExactly("ett");
    }

    @Test
    void givenAnIndexThatLacksARecord_whenCompared_thenItIsFilledAgain() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        archive.follower.catchUp();
        RecordEntry entry = archive.keep(Letter.of("två", "parken"));
        archive.database.inTransaction(
                handle -> handle.execute("DELETE FROM record_change WHERE record_id = ?", entry.id()));

        assertThat(archive.follower.heal()).isTrue();

        assertThat(archive.subjects("parken")).containsExactlyInAnyOrder("ett", "två");
        assertThat(archive.follower.heal()).isFalse();
    }

    @Test
    void givenARegisterRestoredFromACopy_whenFollowed_thenWhatItLostIsNotFoundAnyMore() throws IOException {
        archive.register(Letter.of("ett", "parken"));
        RecordEntry entry = archive.keep(Letter.of("två", "parken"));
        archive.follower.catchUp();
        archive.database.inTransaction(handle -> handle.execute("DELETE FROM record_entry WHERE id = ?", entry.id())
                + handle.execute("DELETE FROM record_change WHERE record_id = ?", entry.id()));

        archive.follower.catchUp();

        assertThat(archive.subjects("parken")).containsExactly("ett");
    }

    @Test
    void givenAnOriginalThatIsGone_whenFollowed_thenTheRecordIsFoundByItsTitleAndSaidToBeUnread() throws IOException {
        archive.register(Letter.of("titeln", "parken"));
        archive.forgetOriginals();

        archive.follower.catchUp();

        assertThat(archive.subjects("titeln unreadable:yes")).containsExactly("titeln");
    }

    @Test
    void givenOneDisposedLetterAmongMany_whenFollowed_thenItsWordsLeaveTheFilesAsWell() throws IOException {
        for (int i = 0; i < 40; i++) {
            archive.register(Letter.of("nummer " + i, "parken"));
        }
        RecordEntry gone = archive.keep(Letter.of("borta", "kvastskaftet"));
        archive.follower.catchUp();
        archive.follower.settle();

        archive.dispose(gone);
        archive.follower.catchUp();
        archive.follower.settle();

        assertThat(archive.found("kvastskaftet").total()).isZero();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(volume()))) {
            assertThat(reader.numDocs()).isEqualTo(41);
            assertThat(reader.numDeletedDocs()).isZero();
        }
    }

    private Path volume() throws IOException {
        try (Stream<Path> files = Files.walk(archive.folder.resolve("index"))) {
            return Objects.requireNonNull(
                    files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                            .findFirst()
                            .orElseThrow()
                            .getParent());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path there = to.resolve(from.relativize(file));
                Files.createDirectories(there.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, there);
                }
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}

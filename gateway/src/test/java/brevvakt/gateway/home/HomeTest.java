package brevvakt.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    private Path projectConf;
    private Home home;

    @BeforeEach
    void aProject() throws IOException {
        projectConf = folder.resolve("project/conf");
        Files.createDirectories(projectConf.resolve("texts/sv"));
        Files.writeString(projectConf.resolve("brevvakt.yaml"), "bind: {}\n");
        Files.writeString(projectConf.resolve("texts/sv/receipt.txt"), "Tack\n");
        home = new Home(folder.resolve("homes/one"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void givenNoHome_whenItIsOnlyLookedAt_thenNothingIsMade() throws IOException {
        assertThat(home.exists()).isFalse();
        assertThat(home.server()).isEmpty();
        assertThat(home.token()).isEmpty();
        assertThat(home.directory()).doesNotExist();
    }

    @Test
    void givenNoHome_whenItIsMade_thenConfIsCopiedAndNobodyElseLooksIn() throws IOException {
        home.make(projectConf);

        assertThat(home.exists()).isTrue();
        assertThat(home.conf().resolve("texts/sv/receipt.txt")).hasContent("Tack\n");
        assertThat(permissions(home.directory())).isEqualTo("rwx------");
    }

    @Test
    void givenAHome_whenItIsMadeAgain_thenTheMunicipalitysConfStays() throws IOException {
        home.make(projectConf);
        Files.writeString(home.conf().resolve("brevvakt.yaml"), "bind: {portBase: 30000}\n");
        Files.delete(home.conf().resolve("texts/sv/receipt.txt"));

        home.make(projectConf);

        assertThat(home.conf().resolve("brevvakt.yaml")).hasContent("bind: {portBase: 30000}\n");
        assertThat(home.conf().resolve("texts/sv/receipt.txt")).doesNotExist();
    }

    @Test
    void givenACopyCutShort_whenTheHomeIsMadeAgain_thenConfIsWhole() throws IOException {
        Files.createDirectories(home.directory().resolve("conf.new/texts"));
        Files.writeString(home.directory().resolve("conf.new/texts/half"), "ha");

        home.make(projectConf);

        assertThat(home.conf().resolve("texts/half")).doesNotExist();
        assertThat(home.conf().resolve("texts/sv/receipt.txt")).exists();
        assertThat(home.directory().resolve("conf.new")).doesNotExist();
    }

    @Test
    void givenNoProject_whenAHomeIsMade_thenTheMissingConfIsNamed() {
        assertThatThrownBy(() -> home.make(folder.resolve("nowhere")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void givenALockedHome_whenAnotherWantsIt_thenOnlyOneHasIt() throws IOException {
        home.make(projectConf);

        try (HomeLock first = home.lock().orElseThrow()) {
            assertThat(home.lock()).isEmpty();
            first.withdraw();
        }
        try (HomeLock again = home.lock().orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void givenALockedHome_whenAnotherProcessWantsIt_thenItDoesNotGetIt() throws Exception {
        home.make(projectConf);
        try (HomeLock lock = home.lock().orElseThrow()) {
            Process other = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Locking.class.getName(),
                            home.directory().toString())
                    .start();

            assertThat(other.waitFor()).isEqualTo(Locking.REFUSED);
            lock.withdraw();
        }
    }

    /** Another process that wants the home. */
    static final class Locking {
        static final int REFUSED = 42;

        private Locking() {}

        public static void main(String[] args) throws IOException {
            System.exit(new Home(Path.of(args[0])).lock().isPresent() ? 0 : REFUSED);
        }
    }

    @Test
    void givenAServer_whenItAnnouncesItself_thenItIsFoundUntilItStops() throws IOException {
        home.make(projectConf);
        RunningServer self = new RunningServer(ProcessHandle.current().pid(), "0.0.0.0", 22_000, Optional.empty());

        try (HomeLock lock = home.lock().orElseThrow()) {
            lock.announce(self);

            assertThat(home.server()).contains(self);
            assertThat(self.mayBeAlive()).isTrue();
            assertThat(self.http()).hasToString("http://127.0.0.1:22080");
        }
        assertThat(home.server()).isEmpty();
    }

    @Test
    void givenAKilledServer_whenTheNextOneTakesTheHome_thenWhatItLeftIsGone() throws IOException {
        home.make(projectConf);
        Files.writeString(
                home.run().resolve("server.json"), new RunningServer(1, "127.0.0.1", 20_000, Optional.empty()).json());

        try (HomeLock lock = home.lock().orElseThrow()) {
            assertThat(home.server()).isEmpty();
            lock.withdraw();
        }
    }

    @Test
    void givenHalfAFile_whenTheServerIsSought_thenThereIsNone() throws IOException {
        home.make(projectConf);
        Files.writeString(home.run().resolve("server.json"), "{\"pid\": 12, \"bi");

        assertThat(home.server()).isEmpty();
    }

    @Test
    void givenAFirstStart_whenTheTokenIsMade_thenItIsLongStableAndSecret() throws IOException {
        home.make(projectConf);

        String token = home.tokenMadeIfMissing();

        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(home.tokenMadeIfMissing()).isEqualTo(token);
        assertThat(home.token()).contains(token);
        assertThat(permissions(home.run().resolve("admin.token"))).isEqualTo("rw-------");
    }

    @Test
    void givenATokenFileThatIsEmptyOrOpen_whenTheServerStarts_thenItIsMended() throws IOException {
        home.make(projectConf);
        Path file = home.run().resolve("admin.token");
        Files.writeString(file, "");

        String token = home.tokenMadeIfMissing();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        home.tokenMadeIfMissing();

        assertThat(token).hasSize(64);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }
}

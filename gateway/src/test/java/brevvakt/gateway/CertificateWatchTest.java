package brevvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.gateway.settings.DkimSettings;
import brevvakt.gateway.settings.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateWatchTest {
    @TempDir
    Path folder;

    private final List<String> taken = new ArrayList<>();

    private CertificateWatch watch(TlsSettings files) {
        return new CertificateWatch(files, taken::add);
    }

    private static TlsSettings files(PemPair pair) {
        return new TlsSettings(pair.certificate(), pair.key());
    }

    @Test
    void givenTheSameFiles_whenLookedAt_thenNothingIsTaken() throws Exception {
        CertificateWatch watch = watch(files(PemPair.in(folder)));

        watch.look();

        assertThat(taken).isEmpty();
    }

    @Test
    void givenANewPair_whenLookedAt_thenItIsTakenOnce() throws Exception {
        TlsSettings files = files(PemPair.in(folder));
        CertificateWatch watch = watch(files);
        PemPair.in(folder);

        watch.look();
        watch.look();

        assertThat(taken).containsExactly(CertificateWatch.digest(files));
    }

    @Test
    void givenHalfAPair_whenLookedAt_thenTheOldOneStaysUntilTheOtherHalfComes() throws Exception {
        TlsSettings files = files(PemPair.in(folder));
        CertificateWatch watch = watch(files);
        PemPair coming = PemPair.in(Files.createDirectories(folder.resolve("coming")));

        Files.write(files.certificate(), Files.readAllBytes(coming.certificate()));
        watch.look();
        assertThat(taken).isEmpty();
        assertThat(CertificateWatch.fault(files))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("key.pem").contains("is not the one of the certificate"));

        Files.write(files.key(), Files.readAllBytes(coming.key()));
        watch.look();
        assertThat(taken).hasSize(1);
    }

    @Test
    void givenFilesThatAreNone_whenAsked_thenTheFaultNamesThem() throws Exception {
        Path nothing = folder.resolve("nothing.pem");
        Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "no certificate");

        assertThat(CertificateWatch.fault(new TlsSettings(nothing, rubbish)))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("nothing.pem").contains("cannot be read"));
        assertThat(CertificateWatch.fault(new TlsSettings(rubbish, rubbish)))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("rubbish.pem").contains("PEM"));
        assertThat(CertificateWatch.fault(new DkimSettings("brev", rubbish)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("RSA"));
        assertThat(CertificateWatch.fault(
                        new DkimSettings("brev", PemPair.in(folder).key())))
                .isEmpty();
    }
}

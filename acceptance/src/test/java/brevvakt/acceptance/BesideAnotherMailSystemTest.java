package brevvakt.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Nested;

/** The same stories beside two kinds of mail systems. */
class BesideAnotherMailSystemTest {

    private static BesideMail dovecot(boolean tellsChanges) throws IOException {
        assumeTrue(
                Files.isExecutable(BesideMail.Dovecot.PROGRAM),
                "no Dovecot on this machine: apt-get install dovecot-imapd dovecot-lmtpd");
        return new BesideMail.Dovecot(tellsChanges);
    }

    /** By SMTP. */
    @Nested
    class BesideGreenMail extends BesideAnotherMailSystem {
        @Override
        BesideMail beside() {
            return new BesideMail.Green();
        }
    }

    /** By LMTP, to a server that tells changes by itself. */
    @Nested
    class BesideDovecot extends BesideAnotherMailSystem {
        @Override
        BesideMail beside() throws IOException {
            return dovecot(true);
        }
    }

    /** By LMTP, to a server that is to be asked. */
    @Nested
    class BesideDovecotWithoutIdle extends BesideAnotherMailSystem {
        @Override
        BesideMail beside() throws IOException {
            return dovecot(false);
        }
    }
}

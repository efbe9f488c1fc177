package brevvakt.gateway.demo;

import brevvakt.portal.api.Verbs;
import java.nio.file.Path;

/** A running house in a home of its own, on which the day is played. */
public interface Stage {

    /** The host of every door. */
    String host();

    int smtpPort();

    int submissionPort();

    int imapPort();

    /** Where the portal and the API answer, such as {@code http://127.0.0.1:20080}. */
    String portalAddress();

    /** The house behind its doors; the demo asks as the administrator. */
    Verbs verbs();

    /** The folder in which mail that leaves lies as {@code .eml} files. */
    Path outgoing();

    /** The home, with {@code conf/organisation.yaml} in it. */
    Path home();

    /** Returns when whoever watches has seen enough. */
    void awaitEnd();
}

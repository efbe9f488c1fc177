package brevvakt.gateway.james;

import java.nio.file.Path;
import java.util.Optional;

/** Which way mail to the outside leaves. */
public sealed interface Outgoing {

    /** Straight to the mail exchangers of each receiver's domain. */
    record MailExchangers() implements Outgoing {}

    /** Through one smart host, logged in where a user is given. */
    record SmartHost(String host, int port, Optional<String> user, Optional<String> password) implements Outgoing {

        @Override
        public String toString() {
            return "SmartHost[" + host + ":" + port + "]";
        }
    }

    /** Into files, one a mail: the demo and simulated time send nothing to anybody. */
    record Folder(Path folder) implements Outgoing {}
}

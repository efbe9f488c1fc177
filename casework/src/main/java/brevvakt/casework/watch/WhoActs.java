package brevvakt.casework.watch;

import java.time.LocalDate;
import java.util.Optional;

/** The port that says who does somebody's tasks on a day: he himself, or who stands in while he is away (SEED-13). */
public interface WhoActs {

    /** The user name of who acts; empty where the person is away and nobody may act for him. */
    Optional<String> insteadOf(String username, LocalDate day);

    /** Everybody acts for himself. */
    static WhoActs themselves() {
        return (username, day) -> Optional.of(username);
    }
}

package brevvakt.casework.watch;

import brevvakt.casework.letter.EmailAddress;
import java.time.LocalDate;
import java.util.Optional;

/** The port that says who does somebody's tasks on a day: he himself, or who stands in while he is away (SEED-13). */
public interface WhoActs {

    /** The user name of who acts; empty where the person is away and nobody may act for him. */
    Optional<String> insteadOf(String username, LocalDate day);

    /** The mailbox of somebody who has left is closed on that day: nobody opens it any more (SEED-113). */
    default boolean isClosed(EmailAddress mailbox, LocalDate day) {
        return false;
    }

    /** Everybody acts for himself. */
    static WhoActs themselves() {
        return (username, day) -> Optional.of(username);
    }
}

package brevvakt.casework.cases;

import brevvakt.casework.letter.ArrivalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody wants to be called (SEED-11, SEED-12, SEED-78).
 *
 * @param wanted the user name of the person sought, or the mailbox that took the message
 * @param dueOn the last Stockholm day for contact, two working days after the message
 * @param outcome empty until somebody has dealt with it
 */
public record Callback(
        long id,
        Optional<ArrivalId> arrivalId,
        String wanted,
        String caller,
        String phone,
        String about,
        Instant receivedAt,
        LocalDate dueOn,
        Optional<String> outcome,
        int attempts) {}

package brevvakt.casework.absence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the telephone exchange says of somebody away (SEED-70, SEED-87): from when to when, and who answers instead. Why
 * he is away is no part of it.
 *
 * @param phone his number as the organisation has it; empty where it has none
 * @param backOn the first working day on which he is back
 * @param instead the name of who answers; empty where nobody does
 * @param insteadPhone that number
 */
public record Referral(
        String username,
        Optional<String> phone,
        LocalDate from,
        LocalDate until,
        LocalDate backOn,
        Optional<String> instead,
        Optional<String> insteadPhone) {}

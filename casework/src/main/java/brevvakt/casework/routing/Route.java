package brevvakt.casework.routing;

/**
 * Where the table would send a matter; a proposal to a human, never an act (SEED-30).
 *
 * @param unit the id of the unit
 * @param reason why, as the table has it
 */
public record Route(String unit, String reason) {}

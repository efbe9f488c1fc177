package brevvakt.casework.learning;

/** Why a complaint came up, for the yearly analysis (SEED-44, DOMAIN 7); the words are in conf, under {@code cause}. */
public enum Cause {
    PERFORMANCE,
    LEVEL,
    ABSENCE,
    TREATMENT,
    INFORMATION,
    ACCESSIBILITY,
    WAITING,
    ENVIRONMENT,
    OTHER
}

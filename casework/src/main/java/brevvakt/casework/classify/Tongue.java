package brevvakt.casework.classify;

/** The language of a letter, as far as its small words tell. */
enum Tongue {
    SWEDISH,
    ENGLISH,
    /** Words, but of neither language: a human has to read them (LAW-28). */
    OTHER,
    /** Too little to tell. */
    UNKNOWN
}

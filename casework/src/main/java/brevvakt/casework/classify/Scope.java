package brevvakt.casework.classify;

import java.util.Locale;

/** Whom a letter concerns: everybody, one person, or nobody (DOMAIN 5.3). Doubt is {@code INDIVIDUAL}. */
public enum Scope {
    GENERAL,
    INDIVIDUAL,
    NONE;

    /** The word used at the doors, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

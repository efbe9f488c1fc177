package brevvakt.casework.classify;

import java.util.Locale;

/** How careful one must be, in rising order (DOMAIN 5.2, LAW-46). */
public enum Sensitivity {
    NONE,
    PERSONAL,
    SENSITIVE,
    PROTECTED_IDENTITY;

    /** The word used at the doors, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

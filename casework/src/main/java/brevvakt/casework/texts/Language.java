package brevvakt.casework.texts;

import java.util.Locale;
import java.util.Optional;

/** A language in which the municipality writes. */
public enum Language {
    SV,
    EN;

    /** The tag of RFC 5646, also the name of the folder under conf/texts. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tag such as {@code sv}; empty where we do not write it. */
    public static Optional<Language> of(String tag) {
        return switch (tag.strip().toLowerCase(Locale.ROOT)) {
            case "sv" -> Optional.of(SV);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }
}

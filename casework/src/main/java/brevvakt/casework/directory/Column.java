package brevvakt.casework.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a directory may tell of a person, one column or attribute each; conf says under which names. */
public enum Column {
    USERNAME,
    NAME,
    MAIL,
    /** The id of the unit. */
    UNIT,
    /** The user name of the nearest manager; from a directory server also his distinguished name. */
    MANAGER,
    PHONE,
    EMPLOYED_FROM,
    EMPLOYED_UNTIL,
    /** The unit's path, the outermost first, with a slash between. */
    UNIT_PATH,
    /** The id of the board of the unit; needed where the unit is new. */
    BOARD,
    UNIT_PHONE,
    /** The user name of the unit manager. */
    UNIT_MANAGER;

    private final String key;

    Column() {
        String words = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        this.key = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Its name in conf and in lists, such as {@code employedUntil}. */
    public String key() {
        return key;
    }

    /** Without it nothing can be told of anybody. */
    boolean isNeeded() {
        return this == USERNAME || this == NAME || this == MAIL || this == UNIT;
    }

    static Optional<Column> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}

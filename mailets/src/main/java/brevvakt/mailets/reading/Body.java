package brevvakt.mailets.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The readable text of a part or of several.
 *
 * @param rich made from HTML
 */
record Body(String text, boolean rich) {
    private static final Body EMPTY = new Body("", false);
    private static final int STUB = 300;

    static Body empty() {
        return EMPTY;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** One below the other, as in multipart/mixed. */
    static Body together(List<Body> bodies) {
        StringBuilder all = new StringBuilder();
        boolean rich = false;
        for (Body body : bodies) {
            if (!body.isBlank()) {
                all.append(all.isEmpty() ? "" : "\n\n").append(body.text.stripTrailing());
                rich |= body.rich;
            }
        }
        return new Body(all.toString(), rich);
    }

    /** The one to read among several that say the same: the plain one, unless it is empty or only says so. */
    static Body best(List<Body> alternatives) {
        Optional<Body> plain = alternatives.stream()
                .filter(body -> !body.rich && !body.isBlank())
                .findFirst();
        Optional<Body> rich = alternatives.stream()
                .filter(body -> body.rich && !body.isBlank())
                .reduce((earlier, later) -> later);
        if (plain.isEmpty() || rich.isEmpty()) {
            return plain.or(() -> rich).orElse(EMPTY);
        }
        return isStub(plain.get().text.strip(), rich.get().text.strip()) ? rich.get() : plain.get();
    }

    private static boolean isStub(String plain, String rich) {
        boolean markup = plain.startsWith("<") && plain.toLowerCase(Locale.ROOT).contains("<html");
        return markup || (plain.length() < STUB && rich.length() > 4 * plain.length());
    }
}

package brevvakt.casework.intake;

import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import java.util.Locale;
import java.util.Optional;

/** Headings that may be published: the kind of matter and the unit, never a name, an address or a letter's words (LAW-17). */
public final class Headings {
    private final Words words;

    public Headings(Words words) {
        this.words = words;
    }

    /** The heading in the municipality's language; that of a restricted matter says nothing of it. */
    public String of(Label label, Register register, Optional<Unit> unit) {
        String key = register == Register.RESTRICTED
                ? "heading.restricted"
                : "heading." + label.name().toLowerCase(Locale.ROOT);
        String heading = words.get(key, Language.SV);
        return register == Register.RESTRICTED || unit.isEmpty()
                ? heading
                : heading + ", " + unit.get().name();
    }
}

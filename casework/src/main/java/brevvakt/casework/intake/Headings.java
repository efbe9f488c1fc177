package brevvakt.casework.intake;

import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.routing.Head;
import brevvakt.casework.routing.ServiceTable;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import java.util.Locale;
import java.util.Optional;

/**
 * Headings that may be published: the kind of matter, the service and the unit, never a name, an address or a letter's
 * words (LAW-17, DOMAIN 2.10).
 */
public final class Headings {
    private final Words words;
    private final ServiceTable services;

    public Headings(Words words, ServiceTable services) {
        this.words = words;
        this.services = services;
    }

    /** The id of the service that a letter names; it is all that a heading ever takes from a letter. */
    public Optional<String> serviceOf(Head head) {
        return services.serviceOf(head);
    }

    /** The heading in the municipality's language; that of a restricted matter says nothing of it. */
    public String of(Label label, Optional<String> service, Register register, Optional<Unit> unit) {
        if (register == Register.RESTRICTED) {
            return words.get("heading.restricted", Language.SV);
        }
        String named = service.flatMap(id -> services.name(id, Language.SV))
                .orElseGet(() -> words.get("heading.service", Language.SV));
        String heading = words.get("heading." + label.name().toLowerCase(Locale.ROOT), Language.SV)
                .replace("{service}", named);
        return unit.map(it -> heading + ", " + it.name()).orElse(heading);
    }
}

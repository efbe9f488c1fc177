package brevvakt.gateway.james;

import org.apache.james.server.core.MimeMessageWrapper;

/** A message that is read from the originals for as long as nobody changes it. */
final class KeptMime extends MimeMessageWrapper {
    private final KeptMessage kept;

    KeptMime(KeptMessage kept) {
        super(kept);
        this.kept = kept;
    }

    KeptMessage kept() {
        return kept;
    }
}

package brevvakt.casework.organisation;

import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;

/**
 * A political board, which is an authority of its own with a diary series of its own.
 *
 * @param registrar the user name of who keeps its diary
 * @param productionMailbox where its case system takes in what is confirmed (SEED-28)
 */
public record Board(
        String id, String series, String name, Optional<String> registrar, Optional<EmailAddress> productionMailbox) {}

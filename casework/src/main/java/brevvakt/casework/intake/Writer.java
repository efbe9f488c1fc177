package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.CaseRow;
import java.time.Instant;
import java.util.Optional;

/**
 * Who wrote what a text message gateway or a web form only carries.
 *
 * @param answerTo where an answer goes by mail; empty where none is possible
 * @param contact the writer's name, and how he is reached otherwise
 * @param writtenAt when it was handed in, where the carrier says so
 */
record Writer(
        Channel channel,
        Optional<EmailAddress> answerTo,
        Optional<CaseRow.Contact> contact,
        Optional<Instant> writtenAt) {}

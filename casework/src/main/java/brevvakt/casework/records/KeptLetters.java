package brevvakt.casework.records;

import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.util.Optional;

/** The letters behind the records, read from their originals whenever they are asked for. */
public interface KeptLetters {

    /** The letter; empty where its original is not there. An original that cannot be opened for now throws. */
    Optional<IncomingLetter> letterOf(RecordEntry entry) throws IOException;
}

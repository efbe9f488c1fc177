package brevvakt.casework.watch;

import brevvakt.casework.letter.ArrivalId;
import java.util.Map;
import java.util.Set;

/**
 * What one look into a folder kept by another mail system showed.
 *
 * @param uidValidity the numbering of the folder now
 * @param lastUid the highest number in it
 * @param letters the letters of ours found above the number of the last look, or anywhere when the numbering is new
 * @param read the numbers of those asked for, or found, that somebody has read
 * @param gone the numbers asked for that no longer lie there
 */
public record RelayedLook(
        long uidValidity, long lastUid, Map<ArrivalId, Long> letters, Set<Long> read, Set<Long> gone) {

    public RelayedLook {
        letters = Map.copyOf(letters);
        read = Set.copyOf(read);
        gone = Set.copyOf(gone);
    }
}

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
 * @param unread the numbers of everything in it that nobody has read
 */
public record RelayedLook(long uidValidity, long lastUid, Map<ArrivalId, Long> letters, Set<Long> unread) {

    public RelayedLook {
        letters = Map.copyOf(letters);
        unread = Set.copyOf(unread);
    }
}

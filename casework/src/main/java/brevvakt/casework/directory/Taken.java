package brevvakt.casework.directory;

import brevvakt.casework.organisation.Organisation;
import java.util.List;
import java.util.Map;

/**
 * What a directory comes to.
 *
 * @param organisation as it is with the directory taken in
 * @param present the entries by the user names that we know the people under
 * @param doubts what is wrong with single people
 * @param refusals why it is not taken at all; where there is one, nothing is
 */
public record Taken(
        Organisation organisation,
        Map<String, Entry> present,
        List<Difference> differences,
        List<Doubt> doubts,
        List<String> refusals) {

    public Taken {
        present = Map.copyOf(present);
        differences = List.copyOf(differences);
        doubts = List.copyOf(doubts);
        refusals = List.copyOf(refusals);
    }
}

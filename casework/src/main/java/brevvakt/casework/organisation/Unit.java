package brevvakt.casework.organisation;

import brevvakt.casework.classify.Circumstances;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.texts.Placeholder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place of work under a board.
 *
 * @param path administration, department and unit, the outermost first (SEED-123)
 * @param manager the user name of the unit manager (SEED-124)
 * @param hours when somebody answers the telephone, as it is told to citizens
 * @param reception the telephone to try when the unit's own is not answered (SEED-75)
 * @param deviationIntake where its deviation module takes in what concerns individuals (SEED-25)
 * @param care its field, where secrecy is the rule
 */
public record Unit(
        String id,
        List<String> path,
        String board,
        Optional<String> manager,
        Optional<String> phone,
        Optional<String> hours,
        Optional<String> reception,
        Optional<EmailAddress> deviationIntake,
        Optional<Circumstances.Care> care) {

    public Unit {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("unit " + id + " stands nowhere: its path is empty");
        }
    }

    /** The innermost name of the path, such as {@code Gata}. */
    public String name() {
        return path.get(path.size() - 1);
    }

    /** How a mail of ours says to reach it: its telephone and hours, and who answers when nobody does there (SEED-75). */
    public Map<Placeholder, String> placeholders() {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.UNIT, name());
        phone.ifPresent(number -> values.put(Placeholder.UNIT_PHONE, number));
        hours.ifPresent(open -> values.put(Placeholder.UNIT_HOURS, open));
        reception.ifPresent(number -> values.put(Placeholder.RECEPTION, number));
        care.filter(Circumstances.Care.SOCIAL::equals).ifPresent(social -> values.put(Placeholder.SOCIAL_CARE, id));
        return values;
    }
}

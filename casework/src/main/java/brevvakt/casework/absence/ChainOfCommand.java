package brevvakt.casework.absence;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who may order what for whom, by the managers that the organisation names. */
public record ChainOfCommand(Organisation organisation) {

    /**
     * The unit manager of an employee; for the unit manager himself, and for somebody above him who sits in the unit, the
     * nearest manager.
     */
    public Optional<Person> unitManagerOf(String employee) {
        return organisation
                .person(employee)
                .flatMap(person -> organisation.managerOf(person.unit()))
                .filter(manager -> !isAtOrUnder(manager.username(), employee))
                .or(() -> organisation.nearestManagerOf(employee));
    }

    private boolean isAtOrUnder(String lower, String upper) {
        Set<String> seen = new HashSet<>();
        Optional<String> at = Optional.of(lower);
        while (at.isPresent() && seen.add(at.get())) {
            if (at.get().equals(upper)) {
                return true;
            }
            at = organisation.person(at.get()).flatMap(Person::manager);
        }
        return false;
    }

    /** The manager of that manager. */
    public Optional<Person> aboveUnitManagerOf(String employee) {
        return unitManagerOf(employee).map(Person::username).flatMap(organisation::nearestManagerOf);
    }

    public boolean isUnitManagerOf(String username, String employee) {
        return unitManagerOf(employee)
                .map(Person::username)
                .filter(username::equals)
                .isPresent();
    }

    /** The unit manager or the nearest manager, who may differ. */
    public boolean isManagerOf(String username, String employee) {
        return isUnitManagerOf(username, employee)
                || organisation
                        .nearestManagerOf(employee)
                        .map(Person::username)
                        .filter(username::equals)
                        .isPresent();
    }

    /** The unit manager, or that manager's own manager (DESIGN 6b.7). */
    public boolean mayOrderDepartureOf(String username, String employee) {
        return isUnitManagerOf(username, employee)
                || aboveUnitManagerOf(employee)
                        .map(Person::username)
                        .filter(username::equals)
                        .isPresent();
    }
}

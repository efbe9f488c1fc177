package brevvakt.casework.absence;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plan of one workplace, field by field as the form has it (SEED-123 to SEED-133).
 *
 * @param path administration, department and unit (SEED-123)
 * @param manager the name of who answers for it (SEED-124)
 * @param personal the rows of the personal mailboxes (SEED-125)
 * @param functional the rows of authority and functional mailboxes (SEED-126)
 */
public record PlanForm(
        String unit,
        List<String> path,
        Optional<String> manager,
        List<Personal> personal,
        List<Functional> functional) {

    /**
     * What becomes of one employee's mail (SEED-129 to SEED-133).
     *
     * @param choice empty where he has no row
     * @param delegates their names, the primary one first
     */
    public record Personal(String employee, String username, Optional<PlanRow.Choice> choice, List<String> delegates) {

        public Personal {
            delegates = List.copyOf(delegates);
        }
    }

    /**
     * What one employee does for mailboxes that are nobody's own (SEED-127, SEED-128).
     *
     * @param responsible the addresses that he opens every working day
     * @param substitute the addresses that he opens when who is responsible cannot
     */
    public record Functional(String employee, String username, List<String> responsible, List<String> substitute) {

        public Functional {
            responsible = List.copyOf(responsible);
            substitute = List.copyOf(substitute);
        }
    }

    public PlanForm {
        path = List.copyOf(path);
        personal = List.copyOf(personal);
        functional = List.copyOf(functional);
    }

    /** The form of a unit as the organisation stands. */
    public static PlanForm of(Unit unit, Organisation town) {
        List<Mailbox> mailboxes = town.mailboxes().stream()
                .filter(mailbox -> mailbox.unit().equals(unit.id()))
                .toList();
        return new PlanForm(
                unit.id(),
                unit.path(),
                town.managerOf(unit.id()).map(Person::name),
                town.people().stream()
                        .filter(person -> person.unit().equals(unit.id()))
                        .map(person -> personal(person, town))
                        .toList(),
                mailboxes.stream()
                        .flatMap(Mailbox::handlers)
                        .distinct()
                        .map(username -> new Functional(
                                name(username, town),
                                username,
                                addresses(mailboxes, mailbox -> mailbox.owners().contains(username)),
                                addresses(mailboxes, mailbox -> mailbox.substitutes()
                                        .contains(username))))
                        .toList());
    }

    private static Personal personal(Person person, Organisation town) {
        Optional<PlanRow> row = town.planOf(person.username());
        return new Personal(
                person.name(),
                person.username(),
                row.map(PlanRow::choice),
                row.stream()
                        .flatMap(one -> one.delegates().stream())
                        .map(username -> name(username, town))
                        .toList());
    }

    private static List<String> addresses(List<Mailbox> mailboxes, Function<Mailbox, Boolean> his) {
        return mailboxes.stream()
                .filter(his::apply)
                .map(Mailbox::address)
                .map(EmailAddress::toString)
                .toList();
    }

    private static String name(String username, Organisation town) {
        return town.person(username).map(Person::name).orElse(username);
    }

    /** Every user name that the form speaks of. */
    public Stream<String> usernames() {
        return Stream.concat(
                        personal.stream().map(Personal::username),
                        functional.stream().map(Functional::username))
                .distinct();
    }
}

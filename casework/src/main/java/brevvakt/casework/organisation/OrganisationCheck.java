package brevvakt.casework.organisation;

import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for holes in a plan: places where a letter would reach nobody (SEED-90, SEED-95; DESIGN 5b). A plan with holes
 * is refused; what is merely unwise is a warning. Each line names the place and what to do.
 */
public final class OrganisationCheck {
    private static final Pattern SERIES = Pattern.compile("\\p{L}{1,6}");

    private final Organisation organisation;
    private final List<String> found = new ArrayList<>();

    private OrganisationCheck(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Every hole; empty where the plan may be imported. */
    public static List<String> holes(Organisation organisation) {
        OrganisationCheck check = new OrganisationCheck(organisation);
        check.names();
        organisation.boards().forEach(check::board);
        organisation.units().forEach(check::unit);
        organisation.people().forEach(check::person);
        organisation.mailboxes().forEach(check::mailbox);
        organisation.plan().forEach(check::planRow);
        check.circles();
        return check.found;
    }

    /** What is unwise, but hinders nothing. */
    public static List<String> warnings(Organisation organisation) {
        OrganisationCheck check = new OrganisationCheck(organisation);
        check.unwisePeople();
        check.unwisePlan();
        check.unwiseMailboxes();
        check.unwiseUnits();
        return check.found;
    }

    private void names() {
        twice("board", organisation.boards().stream().map(Board::id));
        twice("series", organisation.boards().stream().map(board -> board.series()
                .toLowerCase(Locale.ROOT)));
        twice("unit", organisation.units().stream().map(Unit::id));
        twice("username", organisation.people().stream().map(Person::username));
        twice("plan row of", organisation.plan().stream().map(PlanRow::employee));
        twice("address", addresses().map(EmailAddress::toString));
    }

    private Stream<EmailAddress> addresses() {
        return Stream.concat(
                organisation.people().stream()
                        .flatMap(person -> Stream.concat(Stream.of(person.mail()), person.aliases().stream())),
                organisation.mailboxes().stream()
                        .flatMap(mailbox -> Stream.concat(Stream.of(mailbox.address()), mailbox.aliases().stream())));
    }

    private void twice(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> again = new LinkedHashSet<>();
        names.filter(name -> !seen.add(name)).forEach(again::add);
        again.forEach(name -> hole(what + " " + name, "stands there more than once", "keep one"));
    }

    private void board(Board board) {
        String where = "board " + board.id();
        board.registrar().ifPresent(registrar -> known(where, "registrar", registrar));
        if (!SERIES.matcher(board.series()).matches() || board.series().equalsIgnoreCase(Register.NEUTRAL_SERIES)) {
            hole(
                    where,
                    "has the series \"" + board.series() + "\"",
                    "choose one to six letters, and not " + Register.NEUTRAL_SERIES + ", which is the neutral series");
        }
    }

    private void unit(Unit unit) {
        String where = "unit " + unit.id();
        if (organisation.board(unit.board()).isEmpty()) {
            hole(where, "belongs to the unknown board " + unit.board(), "name a board of this file");
        }
        unit.manager().ifPresent(manager -> known(where, "manager", manager));
    }

    private void person(Person person) {
        String where = "person " + person.username();
        knownUnit(where, person.unit());
        person.manager().ifPresent(manager -> known(where, "manager", manager));
        if (person.employedFrom().isPresent()
                && person.employedUntil()
                        .filter(person.employedFrom().get()::isAfter)
                        .isPresent()) {
            hole(where, "leaves before beginning", "correct employedFrom or employedUntil");
        }
    }

    private void mailbox(Mailbox mailbox) {
        String where = "mailbox " + mailbox.address();
        knownUnit(where, mailbox.unit());
        mailbox.owners().forEach(owner -> known(where, "owner", owner));
        mailbox.substitutes().forEach(substitute -> known(where, "substitute", substitute));
        if (mailbox.isForCitizens() && mailbox.owners().isEmpty()) {
            hole(where, "has no owner", "name who opens it every working day (owners)");
        }
        if (mailbox.isForCitizens() && mailbox.substitutes().isEmpty()) {
            hole(where, "has no substitute", "name who opens it when the owner cannot (substitutes)");
        }
        mailbox.substitutes().stream()
                .filter(mailbox.owners()::contains)
                .distinct()
                .forEach(both -> hole(
                        where, "has " + both + " as owner and as substitute", "name another person as substitute"));
    }

    private void planRow(PlanRow row) {
        String where = "plan row of " + row.employee();
        knownUnit(where, row.unit());
        known(where, "employee", row.employee());
        row.delegates().forEach(delegate -> known(where, "delegate", delegate));
        if (row.choice() == PlanRow.Choice.DELEGATE && row.delegates().isEmpty()) {
            hole(where, "delegates to nobody", "name delegates, or choose SELF");
        }
        if (row.delegates().contains(row.employee())) {
            hole(where, "delegates to the employee himself", "name another person, or choose SELF");
        }
    }

    /** Each circle of managers is named once, beginning with its first person in the file. */
    private void circles() {
        Set<String> cleared = new HashSet<>();
        for (Person person : organisation.people()) {
            List<String> chain = new ArrayList<>();
            Optional<Person> at = Optional.of(person);
            while (at.isPresent() && cleared.add(at.get().username())) {
                chain.add(at.get().username());
                at = at.get().manager().flatMap(organisation::person);
            }
            at.map(Person::username).filter(chain::contains).ifPresent(again -> {
                List<String> circle = chain.subList(chain.indexOf(again), chain.size());
                hole(
                        "person " + again,
                        "is in the end his own manager: " + String.join(" → ", circle) + " → " + again,
                        "break the circle");
            });
        }
    }

    private void known(String where, String as, String username) {
        if (organisation.person(username).isEmpty()) {
            hole(
                    where,
                    "names the unknown person " + username + " as " + as,
                    "name a person of this file"
                            + Nearness.hint(
                                    username,
                                    organisation.people().stream()
                                            .map(Person::username)
                                            .toList()));
        }
    }

    private void knownUnit(String where, String unit) {
        if (organisation.unit(unit).isEmpty()) {
            hole(
                    where,
                    "belongs to the unknown unit " + unit,
                    "name a unit of this file"
                            + Nearness.hint(
                                    unit,
                                    organisation.units().stream().map(Unit::id).toList()));
        }
    }

    private void hole(String where, String what, String remedy) {
        found.add(where + " " + what + "; " + remedy);
    }

    private void unwisePeople() {
        for (Person person : organisation.people()) {
            String where = "person " + person.username();
            if (organisation.planOf(person.username()).isEmpty()) {
                hole(where, "has no plan row", "ask what becomes of the mailbox in absence");
            }
            foreign(where, person.mail());
        }
    }

    private void unwisePlan() {
        for (PlanRow row : organisation.plan()) {
            String where = "plan row of " + row.employee();
            organisation
                    .person(row.employee())
                    .filter(person -> !person.unit().equals(row.unit()))
                    .ifPresent(person ->
                            hole(where, "stands under unit " + row.unit(), "the employee works in " + person.unit()));
            if (row.choice() != PlanRow.Choice.DELEGATE && !row.delegates().isEmpty()) {
                hole(
                        where,
                        "names delegates but chooses " + row.choice(),
                        "choose DELEGATE if they shall look after it");
            }
            if (row.choice() == PlanRow.Choice.DELEGATE) {
                row.delegates().forEach(delegate -> unwiseDelegate(where, row, delegate));
            }
        }
    }

    private void unwiseDelegate(String where, PlanRow row, String delegate) {
        organisation
                .person(delegate)
                .filter(person -> !person.unit().equals(row.unit()))
                .ifPresent(person -> hole(
                        where,
                        "delegates to " + delegate + " in another unit",
                        "see that " + person.unit() + " agrees"));
        organisation
                .planOf(delegate)
                .filter(other -> other.choice() == PlanRow.Choice.DELEGATE)
                .filter(other -> other.delegates().contains(row.employee()))
                .filter(other -> row.employee().compareTo(delegate) < 0)
                .ifPresent(other -> hole(
                        where,
                        "and that of " + delegate + " delegate to each other",
                        "see that both are not away at once"));
    }

    private void unwiseMailboxes() {
        for (Mailbox mailbox : organisation.mailboxes()) {
            String where = "mailbox " + mailbox.address();
            foreign(where, mailbox.address());
            if (!mailbox.isForCitizens() && mailbox.handlers().findAny().isEmpty()) {
                hole(where, "has neither owner nor substitute", "name who opens it");
            }
        }
        EmailAddress centre = organisation.municipality().serviceCentreMail();
        if (organisation.mailbox(centre).isEmpty()) {
            hole("service centre " + centre, "is no mailbox of this file", "add it, or see that answers to it arrive");
        }
        // RFC 5321 section 4.5.1: whoever takes mail takes that to its postmaster.
        EmailAddress postmaster =
                new EmailAddress("postmaster", organisation.municipality().domain());
        if (organisation.mailboxAt(postmaster).isEmpty()) {
            hole("address " + postmaster, "leads nowhere", "make it an alias of a mailbox of IT");
        }
    }

    private void unwiseUnits() {
        for (Unit unit : organisation.units()) {
            String where = "unit " + unit.id();
            if (unit.manager().isEmpty()) {
                hole(where, "has no manager", "name who answers for its measures (manager)");
            }
            if (unit.care().isPresent() && unit.deviationIntake().isEmpty()) {
                hole(
                        where,
                        "works with individuals and has no deviation intake",
                        "name where its deviation module takes mail (deviationIntake)");
            }
        }
        organisation.boards().stream()
                .filter(board -> board.registrar().isEmpty())
                .forEach(board -> hole("board " + board.id(), "has no registrar", "name who keeps its diary"));
    }

    private void foreign(String where, EmailAddress address) {
        if (!address.domain().equals(organisation.municipality().domain())) {
            hole(
                    where,
                    "has the address " + address + " of another domain",
                    "see that mail to " + address.domain() + " comes to us");
        }
    }
}

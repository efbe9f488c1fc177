package brevvakt.casework.routing;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table that says which unit a matter concerns, from {@code conf/routing.yaml} (SEED-30). A rule holds where all that
 * it names is there: the mailbox, one of its places, one of its services; the first that holds decides. A word that ends
 * in a star stands for all words that begin so.
 */
public final class RoutingTable {
    private final List<Rule> rules;
    private final List<Elsewhere> authorities;

    private record Whole(
            @Nullable List<RuleRow> rules, @Nullable List<AuthorityRow> authorities) {}

    private record RuleRow(
            @Nullable List<String> mailboxes,
            @Nullable List<String> places,
            @Nullable List<String> services,
            @Nullable String unit,
            @Nullable String reason) {}

    private record AuthorityRow(
            @Nullable String id,
            @Nullable String name,
            @Nullable String contact,
            @Nullable List<String> words) {}

    private record Rule(
            Set<EmailAddress> mailboxes, Optional<Pattern> places, Optional<Pattern> services, Route route) {

        boolean holds(EmailAddress mailbox, Head head) {
            return (mailboxes.isEmpty() || mailboxes.contains(mailbox))
                    && places.map(head::has).orElse(true)
                    && services.map(head::has).orElse(true);
        }
    }

    private record Elsewhere(Authority authority, Pattern words) {}

    private RoutingTable(List<Rule> rules, List<Elsewhere> authorities) {
        this.rules = List.copyOf(rules);
        this.authorities = List.copyOf(authorities);
    }

    /** The table of a file; an empty one where there is no file. What is wrong with it is told with its place. */
    public static RoutingTable read(Path file) throws IOException {
        TableFile table = new TableFile(file);
        Optional<Whole> whole = table.read(Whole.class);
        List<Rule> rules = new ArrayList<>();
        for (RuleRow row : whole.map(Whole::rules).orElse(List.of())) {
            rule(row, "rules[" + rules.size() + "]", table).ifPresent(rules::add);
        }
        List<Elsewhere> authorities = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (AuthorityRow row : whole.map(Whole::authorities).orElse(List.of())) {
            String place = "authorities[" + authorities.size() + "]";
            elsewhere(row, place, table).ifPresent(one -> {
                if (!ids.add(one.authority().id())) {
                    table.fault(place + " has the id " + one.authority().id() + " again; keep one");
                }
                authorities.add(one);
            });
        }
        table.refuseFaults();
        return new RoutingTable(rules, authorities);
    }

    private static <T> List<T> all(@Nullable List<T> rows) {
        return Optional.ofNullable(rows).orElse(List.of());
    }

    private static Optional<Rule> rule(RuleRow row, String place, TableFile table) {
        int before = table.faults();
        String unit = table.needed(row.unit(), place + ".unit");
        String reason = table.needed(row.reason(), place + ".reason");
        Set<EmailAddress> mailboxes = all(row.mailboxes()).stream()
                .flatMap(written -> {
                    Optional<EmailAddress> address = EmailAddress.parse(written);
                    if (address.isEmpty()) {
                        table.fault(place + " has the mailbox \"" + written + "\", which is no address");
                    }
                    return address.stream();
                })
                .collect(Collectors.toSet());
        Optional<Pattern> places = Head.words(all(row.places()), place + ".places", table);
        Optional<Pattern> services = Head.words(all(row.services()), place + ".services", table);
        if (mailboxes.isEmpty() && places.isEmpty() && services.isEmpty()) {
            table.fault(place + " holds for everything; name mailboxes, places or services");
        }
        return table.faults() > before
                ? Optional.empty()
                : Optional.of(new Rule(mailboxes, places, services, new Route(unit, reason)));
    }

    private static Optional<Elsewhere> elsewhere(AuthorityRow row, String place, TableFile table) {
        int before = table.faults();
        Authority authority = new Authority(
                table.needed(row.id(), place + ".id"),
                table.needed(row.name(), place + ".name"),
                table.needed(row.contact(), place + ".contact"));
        Optional<Pattern> words = Head.words(all(row.words()), place + ".words", table);
        if (words.isEmpty()) {
            table.fault(place + " has no words by which it is recognised");
        }
        return table.faults() > before ? Optional.empty() : words.map(pattern -> new Elsewhere(authority, pattern));
    }

    /** The unit that the matter concerns; empty where no rule holds. A rule for a unit that is gone is passed over. */
    public Optional<Route> routeOf(EmailAddress mailbox, Head head, Organisation now) {
        return rules.stream()
                .filter(rule -> now.unit(rule.route().unit()).isPresent())
                .filter(rule -> rule.holds(mailbox, head))
                .map(Rule::route)
                .findFirst();
    }

    /** The authority outside that the matter seems to belong to. */
    public Optional<Authority> authorityOf(Head head) {
        return authorities.stream()
                .filter(one -> head.has(one.words()))
                .map(Elsewhere::authority)
                .findFirst();
    }

    public Optional<Authority> authority(String id) {
        return authorities.stream()
                .map(Elsewhere::authority)
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /** Rules that name a unit or a mailbox that there is not, or a unit without a manager to pass a matter to. */
    public List<String> warnings(Organisation now) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            String place = "routing.yaml rules[" + i + "] ";
            String unit = rule.route().unit();
            if (now.unit(unit).isEmpty()) {
                found.add(place + "names the unknown unit " + unit);
            } else if (now.managerOf(unit).isEmpty()) {
                found.add(place + "leads to unit " + unit + ", which has no manager");
            }
            rule.mailboxes().stream()
                    .filter(mailbox -> now.mailbox(mailbox).isEmpty())
                    .sorted()
                    .forEach(mailbox -> found.add(place + "names the unknown mailbox " + mailbox));
        }
        return found;
    }
}

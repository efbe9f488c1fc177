package brevvakt.casework.routing;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
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
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
        if (!Files.exists(file)) {
            return new RoutingTable(List.of(), List.of());
        }
        try {
            Whole whole = YAML.readValue(file.toFile(), Whole.class);
            List<String> faults = new ArrayList<>();
            List<Rule> rules = new ArrayList<>();
            for (RuleRow row : all(whole.rules())) {
                rule(row, "rules[" + rules.size() + "]", faults).ifPresent(rules::add);
            }
            List<Elsewhere> authorities = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (AuthorityRow row : all(whole.authorities())) {
                String place = "authorities[" + authorities.size() + "]";
                elsewhere(row, place, faults).ifPresent(one -> {
                    if (!ids.add(one.authority().id())) {
                        faults.add(place + " has the id " + one.authority().id() + " again; keep one");
                    }
                    authorities.add(one);
                });
            }
            if (!faults.isEmpty()) {
                throw new IOException(file.getFileName() + " cannot be used: " + String.join("; ", faults));
            }
            return new RoutingTable(rules, authorities);
        } catch (JacksonException e) {
            throw new IOException(file.getFileName() + " cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> List<T> all(@Nullable List<T> rows) {
        return Optional.ofNullable(rows).orElse(List.of());
    }

    private static Optional<Rule> rule(RuleRow row, String place, List<String> faults) {
        int before = faults.size();
        String unit = needed(row.unit(), place + ".unit", faults);
        String reason = needed(row.reason(), place + ".reason", faults);
        Set<EmailAddress> mailboxes = all(row.mailboxes()).stream()
                .flatMap(written -> {
                    Optional<EmailAddress> address = EmailAddress.parse(written);
                    if (address.isEmpty()) {
                        faults.add(place + " has the mailbox \"" + written + "\", which is no address");
                    }
                    return address.stream();
                })
                .collect(Collectors.toSet());
        Optional<Pattern> places = Head.words(all(row.places()), place + ".places", faults);
        Optional<Pattern> services = Head.words(all(row.services()), place + ".services", faults);
        if (mailboxes.isEmpty() && places.isEmpty() && services.isEmpty()) {
            faults.add(place + " holds for everything; name mailboxes, places or services");
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Rule(mailboxes, places, services, new Route(unit, reason)));
    }

    private static Optional<Elsewhere> elsewhere(AuthorityRow row, String place, List<String> faults) {
        int before = faults.size();
        Authority authority = new Authority(
                needed(row.id(), place + ".id", faults),
                needed(row.name(), place + ".name", faults),
                needed(row.contact(), place + ".contact", faults));
        Optional<Pattern> words = Head.words(all(row.words()), place + ".words", faults);
        if (words.isEmpty()) {
            faults.add(place + " has no words by which it is recognised");
        }
        return faults.size() > before ? Optional.empty() : words.map(pattern -> new Elsewhere(authority, pattern));
    }

    private static String needed(@Nullable String value, String place, List<String> faults) {
        if (value == null || value.isBlank()) {
            faults.add(place + " is missing");
            return "";
        }
        return value.strip();
    }

    /** The unit that the matter concerns; empty where no rule holds. A rule for a unit that is gone is passed over. */
    public Optional<Route> routeOf(EmailAddress mailbox, String text, Organisation now) {
        Head head = Head.of(text);
        return rules.stream()
                .filter(rule -> now.unit(rule.route().unit()).isPresent())
                .filter(rule -> rule.holds(mailbox, head))
                .map(Rule::route)
                .findFirst();
    }

    /** The authority outside that the matter seems to belong to. */
    public Optional<Authority> authorityOf(String text) {
        Head head = Head.of(text);
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

package brevvakt.gateway;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.WatchRegister.Unopened;
import brevvakt.casework.watch.DailyOpening;
import brevvakt.casework.watch.Orphans;
import brevvakt.casework.watch.Watched;
import brevvakt.portal.verbs.ArchiveVerbs;
import brevvakt.portal.verbs.HouseVerbs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only the running server can say: its clock, what lies unopened, whether all is well. */
final class ServerDoorkeeper implements HouseVerbs.Doorkeeper {
    private final Server server;

    ServerDoorkeeper(Server server) {
        this.server = server;
    }

    @Override
    public Instant now() {
        return server.clock().instant();
    }

    @Override
    public boolean isSimulated() {
        return server.clock().isSimulated();
    }

    @Override
    public Optional<String> advanceTo(Instant instant) {
        if (!isSimulated()) {
            return Optional.of("the clock goes with the world; only a server started with --simulate can be advanced");
        }
        if (instant.isBefore(now())) {
            return Optional.of("the clock stands at " + now() + " and cannot go back to " + instant);
        }
        server.advanceTo(instant);
        return Optional.empty();
    }

    @Override
    public void knock() {
        server.postman().knock();
    }

    @Override
    public List<Map<String, Object>> mailboxes() {
        Instant now = now();
        Organisation town = server.house().house.organisation();
        Map<EmailAddress, List<Map<String, Object>>> notices = new LinkedHashMap<>();
        return server.house().database.read(handle -> {
            server.watch().opening.spokenToday(handle, now).forEach(said -> notices.computeIfAbsent(
                            said.mailbox(), mailbox -> new ArrayList<>())
                    .add(notice(said.mail())));
            List<Orphans.Orphan> orphans = server.watch().orphans(now);
            return Watched.of(town).stream()
                    .map(mailbox -> {
                        DailyOpening.Standing standing =
                                server.watch().opening.standing(handle, mailbox.address(), now);
                        Map<String, Object> row = row(mailbox, standing);
                        row.put("explained", server.watch().opening.explained(mailbox, standing));
                        row.put("aliases", aliases(mailbox.address(), town));
                        row.put(
                                "lacks",
                                orphans.stream()
                                        .filter(orphan -> orphan.address().equals(mailbox.address()))
                                        .map(orphan -> orphan.lack().name())
                                        .toList());
                        row.put("notices", notices.getOrDefault(mailbox.address(), List.of()));
                        return row;
                    })
                    .toList();
        });
    }

    private static List<String> aliases(EmailAddress address, Organisation town) {
        return town
                .mailbox(address)
                .map(Mailbox::aliases)
                .or(() -> town.personByAddress(address).map(Person::aliases))
                .orElse(List.of())
                .stream()
                .map(EmailAddress::toString)
                .toList();
    }

    private static Map<String, Object> notice(OutboxMail mail) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", mail.kind().name());
        said.put("to", mail.to().stream().map(EmailAddress::toString).toList());
        said.put("dueAt", mail.dueAt());
        said.put("sentAt", mail.sentAt());
        said.put("reason", mail.reason());
        return said;
    }

    private static Map<String, Object> row(Watched mailbox, DailyOpening.Standing standing) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", mailbox.address().toString());
        row.put("kind", mailbox.kind());
        row.put("unit", mailbox.unit());
        row.put("owners", mailbox.owners());
        row.put("substitutes", mailbox.substitutes());
        row.put("state", standing.state().name());
        row.put("opened", standing.opening().map(opening -> {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("at", opening.at());
            said.put("by", opening.by());
            said.put("how", opening.how());
            return said;
        }));
        row.put("unopened", standing.unopened().map(Unopened::count).orElse(0));
        standing.blindSince().ifPresent(since -> row.put("noEvidenceSince", since));
        row.put("oldestUnopenedAt", standing.unopened().map(Unopened::oldest));
        return row;
    }

    @Override
    public Map<String, Object> health() {
        OpenHouse house = server.house();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("state", "UP");
        said.put("now", now());
        said.put("simulated", isSimulated());
        said.put("database", house.database.isEmbedded() ? "embedded" : "server");
        said.put("organisation", house.house.isImported());
        house.database.read(handle -> {
            said.put("cases", house.registers.cases().count(handle));
            said.put("records", house.registers.records().count(handle));
            said.put("deliveriesDue", house.registers.deliveries().countDue(handle));
            said.put("outboxDue", house.registers.outbox().countDue(handle));
            said.put(
                    "mailboxesNotOpenedInTime",
                    house.registers.watch().breachedOn(handle, house.promises.dayOf(now())));
            said.put("setAside", house.registers.setAside().count(handle));
            return handle;
        });
        said.put("index", ArchiveVerbs.health(server.archive().follower));
        return said;
    }
}

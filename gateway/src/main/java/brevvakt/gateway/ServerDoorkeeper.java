package brevvakt.gateway;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.OpeningRegister.Opening;
import brevvakt.gateway.james.Unseen;
import brevvakt.portal.verbs.ArchiveVerbs;
import brevvakt.portal.verbs.HouseVerbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        try {
            if (!server.clock().advanceTo(instant)) {
                return Optional.of("the clock stands at " + now() + " and cannot go back to " + instant);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated time could not be kept", e);
        }
        server.postman().goRound();
        return Optional.empty();
    }

    @Override
    public void knock() {
        server.postman().knock();
    }

    @Override
    public List<Map<String, Object>> mailboxes() {
        Organisation now = server.house().house.organisation();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Mailbox mailbox : now.mailboxes()) {
            rows.add(row(
                    mailbox.address(),
                    mailbox.kind().name().toLowerCase(Locale.ROOT),
                    mailbox.unit(),
                    mailbox.owners(),
                    mailbox.substitutes()));
        }
        for (Person person : now.people()) {
            rows.add(row(person.mail(), "personal", person.unit(), List.of(person.username()), List.of()));
        }
        return rows;
    }

    private Map<String, Object> row(
            EmailAddress address, String kind, String unit, List<String> owners, List<String> substitutes) {
        OpenHouse house = server.house();
        LocalDate today = house.promises.dayOf(now());
        Optional<Opening> opening =
                house.database.read(handle -> house.registers.openings().of(handle, address, today));
        Unseen unseen = server.mail().unseen(address);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", address.toString());
        row.put("kind", kind);
        row.put("unit", unit);
        row.put("owners", owners);
        row.put("substitutes", substitutes);
        row.put("state", opening.isPresent() ? "OPENED" : unseen.count() == 0 ? "NOTHING_NEW" : "WAITING");
        row.put("opened", opening.map(o -> {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("at", o.at());
            said.put("by", o.by());
            said.put("how", o.how());
            return said;
        }));
        row.put("unopened", unseen.count());
        row.put("oldestUnopenedAt", unseen.oldest());
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
            said.put("outboxDue", house.registers.outbox().countDue(handle));
            said.put("setAside", house.registers.setAside().count(handle));
            return handle;
        });
        said.put("index", ArchiveVerbs.health(server.archive().follower));
        return said;
    }
}

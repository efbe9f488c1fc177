package brevvakt.casework.store;

import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Municipality;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The organisation as imported, version by version, and the hashed passwords that came with it. */
public final class OrganisationRegister {

    /** The parts of an organisation as one document. */
    private record Document(
            Municipality municipality,
            List<Board> boards,
            List<Unit> units,
            List<Person> people,
            List<Mailbox> mailboxes,
            List<PlanRow> plan) {}

    /** A version with its number. */
    public record Version(long number, String mark, Organisation organisation) {}

    public Optional<Version> newest(Handle handle) {
        return handle.select("SELECT version, mark, body FROM organisation_version ORDER BY version DESC LIMIT 1")
                .map(OrganisationRegister::read)
                .findFirst();
    }

    /** A version by its number. */
    public Optional<Version> version(Handle handle, long number) {
        return handle.select("SELECT version, mark, body FROM organisation_version WHERE version = ?", number)
                .map(OrganisationRegister::read)
                .findFirst();
    }

    private static Version read(ResultSet row, StatementContext context) throws SQLException {
        Document d = Json.read(row.getString("body"), Document.class);
        return new Version(
                row.getLong("version"),
                row.getString("mark"),
                new Organisation(d.municipality(), d.boards(), d.units(), d.people(), d.mailboxes(), d.plan()));
    }

    /** Writes a version; the mark tells whether the same file comes again. */
    public void add(Handle handle, Organisation o, String mark, Instant at) {
        Document document = new Document(
                o.municipality(),
                o.boards(),
                o.units(),
                o.people().stream().map(OrganisationRegister::withoutPassword).toList(),
                o.mailboxes(),
                o.plan());
        handle.createUpdate("INSERT INTO organisation_version (imported_at, mark, body) VALUES (:at, :mark, :body)")
                .bind("at", at)
                .bind("mark", mark)
                .bind("body", Json.write(document))
                .execute();
    }

    private static Person withoutPassword(Person p) {
        return new Person(
                p.username(),
                p.name(),
                p.mail(),
                p.aliases(),
                p.unit(),
                p.manager(),
                p.phone(),
                p.textsTo(),
                p.roles(),
                p.calendarCodes(),
                p.delivery(),
                p.digest(),
                p.employedFrom(),
                p.employedUntil(),
                Optional.empty());
    }

    /**
     * How somebody logs in.
     *
     * @param hash never the password
     * @param mustChange at the first login to the portal
     */
    public record Login(String hash, Source source, boolean mustChange) {

        /** Where the password came from. */
        public enum Source {
            /** From an organisation file, where it stands in plain words. */
            FILE,
            /** Made by chance and handed over. */
            FIRST,
            /** Chosen by its owner. */
            OWN
        }

        @Override
        public String toString() {
            return "Login[masked]";
        }
    }

    public void setLogin(Handle handle, String username, Login login) {
        int changed = handle.execute(
                "UPDATE login SET password_hash = ?, source = ?, must_change = ? WHERE username = ?",
                login.hash(),
                login.source().name(),
                login.mustChange(),
                username);
        if (changed == 0) {
            handle.execute(
                    "INSERT INTO login (username, password_hash, source, must_change) VALUES (?, ?, ?, ?)",
                    username,
                    login.hash(),
                    login.source().name(),
                    login.mustChange());
        }
    }

    /** All logins by user name. */
    public Map<String, Login> logins(Handle handle) {
        Map<String, Login> logins = new HashMap<>();
        handle.select("SELECT username, password_hash, source, must_change FROM login")
                .map((row, context) -> Map.entry(
                        row.getString("username"),
                        new Login(
                                row.getString("password_hash"),
                                Login.Source.valueOf(row.getString("source")),
                                row.getBoolean("must_change"))))
                .forEach(entry -> logins.put(entry.getKey(), entry.getValue()));
        return Map.copyOf(logins);
    }
}

package brevvakt.casework.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The database of the house: embedded HSQLDB, forced to disk at every commit, or PostgreSQL; the address alone decides
 * (ADR 003). One pool serves our registers and the mail server's own tables.
 */
public final class Database implements AutoCloseable {
    private static final int TRIES = 8;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.registerArgument(new InstantArguments());
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        });
    }

    /** The embedded database in a folder, made when it is not there. */
    public static Database embedded(Path folder) {
        return open(
                "jdbc:hsqldb:file:" + folder.resolve("brevvakt") + EMBEDDED_WAYS, Optional.of("SA"), Optional.empty());
    }

    // Every commit reaches the disk before it returns; large tables stay on disk; readers never wait for writers.
    private static final String EMBEDDED_WAYS =
            ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
                    + ";hsqldb.lob_compressed=false;hsqldb.log_size=200;hsqldb.cache_rows=100000;hsqldb.cache_size=65536"
                    + ";sql.longvar_is_lob=false;shutdown=false";

    /** A database by its JDBC address, migrated to today's tables; refused in words when it cannot be reached. */
    public static Database open(String url, Optional<String> user, Optional<String> password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        user.ifPresent(config::setUsername);
        password.ifPresent(config::setPassword);
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(2);
        config.setPoolName("brevvakt");
        config.setConnectionTimeout(30_000);
        HikariDataSource pool = new HikariDataSource(config);
        Database database = new Database(pool);
        database.migrate();
        return database;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:brevvakt/casework/store/migrations")
                .javaMigrations(new FirstIds())
                .table("brevvakt_schema")
                .placeholders(Map.of(
                        "text", isEmbedded() ? "LONGVARCHAR" : "TEXT",
                        "bytes", isEmbedded() ? "LONGVARBINARY" : "BYTEA"))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // Each room counts its own migrations; a home from before meets those of all rooms in any order.
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** The embedded database, as opposed to a server that others look after. */
    public boolean isEmbedded() {
        return pool.getJdbcUrl().startsWith("jdbc:hsqldb:");
    }

    public DataSource dataSource() {
        return pool;
    }

    /**
     * Does the work in one transaction, again when the database says that two got in each other's way; therefore the
     * work must do nothing outside of the handle.
     */
    public <T> T inTransaction(Function<Handle, T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (JdbiException e) {
                if (tried == TRIES || !mayBeTriedAgain(e)) {
                    throw e;
                }
            }
        }
    }

    /** Reads, without changing anything. */
    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /** Reads everything as it is at one instant, however long it takes and whoever writes meanwhile. */
    <T> T asOfNow(Function<Handle, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    /** Two transactions met in one row (40001, 40P01) or took the same key (23505), the second finds the first. */
    private static boolean mayBeTriedAgain(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("40") || sql.getSQLState().equals("23505");
            }
        }
        return false;
    }

    /** Closes the pool; the embedded database is checkpointed first, so that the next start is quick. */
    @Override
    public void close() {
        if (isEmbedded()) {
            jdbi.useHandle(handle -> handle.execute("SHUTDOWN"));
        }
        pool.close();
    }

    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
        InstantArguments() {
            super(java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.atOffset(ZoneOffset.UTC));
        }
    }
}

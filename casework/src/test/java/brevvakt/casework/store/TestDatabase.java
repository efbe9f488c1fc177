package brevvakt.casework.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An empty database for a test: the embedded one, or PostgreSQL when the property {@code brevvakt.database} says
 * {@code postgresql}. The build runs the tests of every store with both (ADR 003).
 */
public final class TestDatabase {
    private TestDatabase() {}

    /** One of its own, migrated to today's tables; the folder is used by the embedded database alone. */
    public static Database fresh(Path folder) {
        return isPostgresql() ? Server.ONLY.fresh() : Embedded.ONLY.freshIn(folder);
    }

    /** Whether this run is the one on PostgreSQL. */
    public static boolean isPostgresql() {
        return System.getProperty("brevvakt.database", "embedded").equals("postgresql");
    }

    /** The files of a database that was migrated once; each test gets a copy of them. */
    private enum Embedded {
        ONLY;

        private final Path model;

        Embedded() {
            try {
                model = Files.createTempDirectory("database");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Database.embedded(model).close();
        }

        Database freshIn(Path folder) {
            try (Stream<Path> files = Files.list(model)) {
                Files.createDirectories(folder);
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Database.embedded(folder);
        }
    }

    /** One server for all tests of this process; each test gets a copy of a database that was migrated once. */
    private enum Server {
        ONLY;

        private static final String LEFT = "SELECT datname FROM pg_database WHERE datname LIKE 'copy%'"
                + " AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = pg_database.datname)";

        private final EmbeddedPostgres postgres;
        private final AtomicInteger copies = new AtomicInteger();

        Server() {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            say("CREATE DATABASE model");
            open("model").close();
        }

        Database fresh() {
            dropLeft();
            String name = "copy" + copies.incrementAndGet();
            say("CREATE DATABASE " + name + " TEMPLATE model");
            return open(name);
        }

        // What earlier tests have closed goes, lest the disk carry a database for each of them.
        private void dropLeft() {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                List<String> left = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(LEFT)) {
                    while (rows.next()) {
                        left.add(rows.getString(1));
                    }
                }
                for (String name : left) {
                    statement.execute("DROP DATABASE IF EXISTS " + name);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the databases left by earlier tests", e);
            }
        }

        private Database open(String name) {
            return Database.open(postgres.getJdbcUrl("postgres", name), Optional.of("postgres"), Optional.of(""));
        }

        private void say(String sql) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}

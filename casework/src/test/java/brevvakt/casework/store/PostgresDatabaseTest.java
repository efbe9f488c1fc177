package brevvakt.casework.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDatabaseTest extends DatabaseContract {
    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void open() throws IOException {
        server = EmbeddedPostgres.builder().start();
        database = Database.open(server.getJdbcUrl("postgres", "postgres"), Optional.of("postgres"), Optional.of(""));
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
        server.close();
    }

    @Override
    Database database() {
        return database;
    }
}

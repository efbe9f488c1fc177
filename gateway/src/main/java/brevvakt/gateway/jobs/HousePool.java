package brevvakt.gateway.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/**
 * The database of the house in the shape that the scheduler asks for. The one place outside of the store that names a
 * connection, since the scheduler's own port is made of it (ADR 031); it runs no SQL.
 */
final class HousePool implements ConnectionProvider {
    private final DataSource database;

    HousePool(DataSource database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database.getConnection();
    }

    @Override
    public void initialize() {
        // open already
    }

    @Override
    public void shutdown() {
        // the house closes it
    }
}

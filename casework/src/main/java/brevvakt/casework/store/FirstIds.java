package brevvakt.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * The migration by which the ids that people read and type begin at 1, where the embedded database would begin at 0. A table
 * that has rows goes on from them.
 */
final class FirstIds implements JavaMigration {
    private static final List<String> TABLES = List.of("disclosure", "outbox", "callback", "measure", "unit_example");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("95");
    }

    @Override
    public String getDescription() {
        return "first ids";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            for (String table : TABLES) {
                if (isEmpty(statement, table)) {
                    statement.execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH 1");
                }
            }
        }
    }

    private static boolean isEmpty(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT id FROM " + table + " LIMIT 1")) {
            return !rows.next();
        }
    }
}

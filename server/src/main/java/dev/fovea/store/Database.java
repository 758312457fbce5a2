package dev.fovea.store;

import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.StorageFailed;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What differs between the two databases; everything else is one SQL text. */
abstract sealed class Database permits Sqlite, Postgres {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** What the placeholders of the migrations stand for. */
    abstract Map<String, String> placeholders();

    /** What a failure of the database means to the caller. */
    abstract RuntimeException meaningOf(SQLException failure);

    /** Called before an event is numbered, in its transaction. */
    abstract void beforeAppend(Sql sql, OrgId org);

    /** Called before events are listed: no event may get a smaller number afterwards than one that is listed. */
    abstract void awaitAppends(Sql sql, OrgId org);

    /** End of a query for rows that nobody else may change or refer to until the transaction ends. */
    abstract String locked();

    /** End of a query for rows to be changed: what another transaction has locked is passed over. */
    abstract String skipLocked();

    /** The JSON text of a column as a value that {@code ->} and {@code ->>} look into. */
    abstract String json(String column);

    /** Brings the tables to the state that this version of the program expects. */
    final void migrate(DataSource source) {
        flyway(source).load().migrate();
    }

    /** The migrations, ready to be run on a database. */
    final FluentConfiguration flyway(DataSource source) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .javaMigrations(new FillSearch())
                .placeholders(placeholders());
    }

    /** Busy or out of reach; the same call may succeed soon. */
    static FoveaException unavailable(SQLException cause) {
        return new FoveaException(new Unavailable(Resource.DATABASE, RETRY_AFTER), cause);
    }

    /** No room for another call at the moment. */
    static FoveaException crowded() {
        return new FoveaException(new Unavailable(Resource.DATABASE, RETRY_AFTER));
    }

    /** What was written cannot be made durable. */
    static FoveaException storageFailed(SQLException cause) {
        return new FoveaException(new StorageFailed(String.valueOf(cause.getMessage())), cause);
    }
}

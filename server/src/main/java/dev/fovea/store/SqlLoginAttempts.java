package dev.fovea.store;

import dev.fovea.core.port.LoginAttempts;
import java.time.Instant;

/** Table {@code login_failure}. */
final class SqlLoginAttempts implements LoginAttempts {
    private final Sql sql;

    SqlLoginAttempts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int failures(String key, Instant since) {
        return Math.toIntExact(
                sql.number("select count(*) from login_failure where login_key = ? and failed_at >= ?", key, since));
    }

    @Override
    public void fail(String key, Instant now) {
        sql.update("insert into login_failure (login_key, failed_at) values (?, ?)", key, now);
    }

    @Override
    public void clear(String key) {
        sql.update("delete from login_failure where login_key = ?", key);
    }

    @Override
    public void prune(Instant before) {
        sql.update("delete from login_failure where failed_at < ?", before);
    }
}

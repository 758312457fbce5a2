package dev.fovea.store;

import dev.fovea.core.port.Users;
import dev.fovea.model.OrgId;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Table {@code account}. */
final class SqlUsers implements Users {
    private static final String COLUMNS = "id, org_id, username, email, role, active, generation, created_at";

    private final Sql sql;

    SqlUsers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<User> add(OrgId org, String username, String email, String passwordHash, Role role, Instant now) {
        String usernameKey = key(username);
        String emailKey = key(email);
        // One name must not be another's e-mail either: a login names one account.
        return sql.one(
                "insert into account (org_id, username, email, username_key, email_key, password_hash, role, active,"
                        + " created_at) select ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from account"
                        + " where username_key in (?, ?) or email_key in (?, ?)) on conflict do nothing returning "
                        + COLUMNS,
                SqlUsers::map,
                org,
                username,
                email,
                usernameKey,
                emailKey,
                passwordHash,
                role,
                true,
                now,
                usernameKey,
                emailKey,
                usernameKey,
                emailKey);
    }

    @Override
    public Optional<User> find(UserId id) {
        return sql.one("select " + COLUMNS + " from account where id = ?", SqlUsers::map, id);
    }

    @Override
    public Optional<Login> findLogin(String nameOrEmail) {
        String key = key(nameOrEmail);
        return sql.one(
                "select " + COLUMNS + ", password_hash from account where username_key = ? or email_key = ?",
                row -> new Login(map(row), row.text()),
                key,
                key);
    }

    @Override
    public Optional<User> change(UserId id, String username, String email, Role role, boolean active) {
        String usernameKey = key(username);
        String emailKey = key(email);
        return sql.one(
                "update account set username = ?, email = ?, username_key = ?, email_key = ?, role = ?, active = ?"
                        + " where id = ? and not exists (select 1 from account other where other.id <> ?"
                        + " and (other.username_key in (?, ?) or other.email_key in (?, ?))) returning " + COLUMNS,
                SqlUsers::map,
                username,
                email,
                usernameKey,
                emailKey,
                role,
                active,
                id,
                id,
                usernameKey,
                emailKey,
                usernameKey,
                emailKey);
    }

    @Override
    public void setPassword(UserId id, String passwordHash) {
        sql.update("update account set password_hash = ? where id = ?", passwordHash, id);
    }

    @Override
    public void endLogins(UserId id) {
        sql.update("update account set generation = generation + 1 where id = ?", id);
    }

    @Override
    public int administrators(OrgId org) {
        // The row of the organisation is the lock: of two who remove each other, the second counts again.
        sql.update("update organisation set name = name where id = ?", org);
        return sql.one(
                        "select count(*) from account where org_id = ? and active and role in (?, ?)",
                        Row::integer,
                        org,
                        Role.ADMIN,
                        Role.OWNER)
                .orElseThrow();
    }

    @Override
    public List<User> list(OrgId org) {
        return sql.list("select " + COLUMNS + " from account where org_id = ? order by id", SqlUsers::map, org);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static User map(Row row) throws SQLException {
        return new User(
                new UserId(row.number()),
                new OrgId(row.number()),
                row.text(),
                row.text(),
                row.word(Role.class),
                row.flag(),
                row.integer(),
                row.instant());
    }
}

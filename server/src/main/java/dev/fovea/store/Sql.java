package dev.fovea.store;

import dev.fovea.model.BatchId;
import dev.fovea.model.CredentialId;
import dev.fovea.model.LocationId;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceId;
import dev.fovea.model.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQL on one connection, by one thread at a time. Statements stay prepared, the ones used last longest. Parameters are
 * positional; domain values are bound as their columns hold them. Results are read completely before a call returns.
 *
 * <p>Every method throws {@link SqlFailure} when the database refuses.
 */
final class Sql implements AutoCloseable {
    private static final int PREPARED = 200;
    private static final float LOAD_FACTOR = 0.75f;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** Runs a statement without a result. */
    void execute(String sql) {
        try {
            prepare(sql).execute();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs a change; returns the number of rows changed. */
    int update(String sql, @Nullable Object... args) {
        try {
            return bound(sql, args).executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** All rows. */
    <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... args) {
        try (ResultSet results = bound(sql, args).executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(results);
            while (row.next()) {
                found.add(mapper.map(row));
            }
            return found;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The only row of a query or of a change that says {@code returning}, if there is one. */
    <T> Optional<T> one(String sql, Mapper<T> mapper, @Nullable Object... args) {
        try (ResultSet results = bound(sql, args).executeQuery()) {
            Row row = new Row(results);
            return row.next() ? Optional.of(mapper.map(row)) : Optional.empty();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The row of a change that says {@code returning} and always returns one. */
    <T> T insertReturning(String sql, Mapper<T> mapper, @Nullable Object... args) {
        return one(sql, mapper, args).orElseThrow(() -> new IllegalStateException("nothing returned by " + sql));
    }

    /** A number that the query always yields, such as a count. */
    long number(String sql, @Nullable Object... args) {
        return insertReturning(sql, Row::number, args);
    }

    /** Closes the statements; the connection stays open for its owner. */
    void closeStatements() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Closes the statements and the connection. */
    @Override
    public void close() {
        closeStatements();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** A driver may leave a statement that failed unusable, so it is prepared anew next time. */
    private SqlFailure failed(String sql, SQLException reason) {
        PreparedStatement broken = statements.remove(sql);
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
        return new SqlFailure(reason);
    }

    private PreparedStatement bound(String sql, @Nullable Object[] args) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < args.length; i++) {
            bind(statement, i + 1, args[i]);
        }
        return statement;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        if (statements.size() >= PREPARED) {
            var eldest = statements.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Double number -> statement.setDouble(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Instant time -> statement.setLong(index, time.toEpochMilli());
            case UUID uuid -> statement.setString(index, uuid.toString());
            case Enum<?> word -> statement.setString(index, word.name());
            case Optional<?> optional -> bind(statement, index, optional.orElse(null));
            case OptionalLong number -> bind(statement, index, number.isPresent() ? number.getAsLong() : null);
            default -> bindId(statement, index, value);
        }
    }

    private static void bindId(PreparedStatement statement, int index, Object id) throws SQLException {
        switch (id) {
            case OrgId(long value) -> statement.setLong(index, value);
            case UserId(long value) -> statement.setLong(index, value);
            case SourceId(long value) -> statement.setLong(index, value);
            case CredentialId(long value) -> statement.setLong(index, value);
            case LocationId(long value) -> statement.setLong(index, value);
            case MediaId(UUID uuid) -> statement.setString(index, uuid.toString());
            case BatchId(UUID uuid) -> statement.setString(index, uuid.toString());
            default -> throw new IllegalArgumentException("no column holds a " + id.getClass());
        }
    }
}

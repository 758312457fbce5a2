package dev.fovea.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One row of a result, read from left to right: each call takes the next column. */
final class Row {
    private final ResultSet results;
    private int column;

    Row(ResultSet results) {
        this.results = results;
    }

    boolean next() throws SQLException {
        column = 0;
        return results.next();
    }

    String text() throws SQLException {
        String text = nullableText();
        if (text == null) {
            throw new SQLException("column " + column + " is null");
        }
        return text;
    }

    @Nullable
    String nullableText() throws SQLException {
        return results.getString(++column);
    }

    Optional<String> optionalText() throws SQLException {
        return Optional.ofNullable(nullableText());
    }

    long number() throws SQLException {
        return results.getLong(++column);
    }

    int integer() throws SQLException {
        return results.getInt(++column);
    }

    OptionalLong optionalNumber() throws SQLException {
        long number = number();
        return results.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** An id that may be absent. */
    <T> Optional<T> optional(LongFunction<T> type) throws SQLException {
        long number = number();
        return results.wasNull() ? Optional.empty() : Optional.of(type.apply(number));
    }

    double real() throws SQLException {
        return results.getDouble(++column);
    }

    Optional<Double> optionalReal() throws SQLException {
        double real = real();
        return results.wasNull() ? Optional.empty() : Optional.of(real);
    }

    boolean flag() throws SQLException {
        return results.getBoolean(++column);
    }

    Instant instant() throws SQLException {
        return Instant.ofEpochMilli(number());
    }

    Optional<Instant> optionalInstant() throws SQLException {
        return optional(Instant::ofEpochMilli);
    }

    UUID uuid() throws SQLException {
        return UUID.fromString(text());
    }

    Optional<UUID> optionalUuid() throws SQLException {
        return optionalText().map(UUID::fromString);
    }

    byte[] bytes() throws SQLException {
        return results.getBytes(++column);
    }

    byte @Nullable [] nullableBytes() throws SQLException {
        return results.getBytes(++column);
    }

    <E extends Enum<E>> E word(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> Optional<E> optionalWord(Class<E> type) throws SQLException {
        return optionalText().map(word -> Enum.valueOf(type, word));
    }

    /** Passes over columns that another reader of the same row needs. */
    void skip(int columns) {
        column += columns;
    }
}

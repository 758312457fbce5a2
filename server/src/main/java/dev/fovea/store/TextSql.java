package dev.fovea.store;

import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import java.util.Locale;

/** Texts compared in any case. */
final class TextSql {
    private TextSql() {}

    /** A column matches. */
    static Condition like(String column, Glob glob) {
        return like(Condition.of(column), glob);
    }

    /**
     * Which letters {@code lower} folds depends on the database and the column: those of ASCII, or all. So both spellings
     * of the pattern are tried.
     */
    private static Condition like(Condition text, Glob glob) {
        String pattern = glob.like();
        Condition lower = new Condition("lower(" + text.text() + ") like ? escape '!'", text.args());
        return lower.with(SqlMedia.asciiLowerCase(pattern))
                .joined(" or ", lower.with(pattern.toLowerCase(Locale.ROOT)))
                .grouped();
    }

    /** A member of a JSON object matches. */
    static Condition member(String json, Criterion.WithMetadata metadata) {
        Object[] path = metadata.path().toArray();
        String way = json + " -> ?".repeat(path.length - 1);
        Condition text = like(Condition.of("cast((" + way + " ->> ?) as text)", path), metadata.value());
        String literal = metadata.value().isLiteral() ? metadata.value().prefix() : "";
        // As text, truth is 1 or true, depending on the database; as JSON it is the same in both.
        return literal.equals("true") || literal.equals("false")
                ? text.joined(
                                " or ",
                                Condition.of("cast((" + way + " -> ?) as text) = ?", path)
                                        .with(literal))
                        .grouped()
                : text;
    }
}

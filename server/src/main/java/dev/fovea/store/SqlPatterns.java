package dev.fovea.store;

import dev.fovea.core.port.Patterns;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables {@code pattern} and {@code pattern_version}. */
final class SqlPatterns implements Patterns {
    private static final String CONTENT = "v.format, v.instructions, v.schema_json, v.csv_delimiter, v.model_profile";

    private static final String SELECT = "select p.pattern_id, p.id, p.org_id, p.name, p.status, p.mode, p.version, "
            + CONTENT + ", p.webhook_url, p.metadata_json, p.requests, p.completed, p.failed, p.processing_ms,"
            + " p.created_at, p.updated_at, p.deleted_at from pattern p"
            + " join pattern_version v on v.pattern_number = p.id and v.version = p.version";

    private static final String VERSIONS =
            "select v.version, " + CONTENT + ", v.created_at from pattern_version v where v.pattern_number = ?";

    private final Sql sql;

    SqlPatterns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Pattern add(OrgId org, PatternId id, PatternDraft draft, Instant now) {
        long number = sql.insertReturning(
                "insert into pattern (org_id, pattern_id, name, name_key, status, mode, version, webhook_url,"
                        + " metadata_json, requests, completed, failed, processing_ms, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, 1, ?, ?, 0, 0, 0, 0, ?, ?) returning id",
                Row::number,
                org,
                id.text(),
                draft.name(),
                searchable(draft.name()),
                draft.status(),
                draft.mode(),
                draft.webhookUrl(),
                ValueJson.write(draft.metadata()),
                now,
                now);
        addVersion(number, 1, draft.content(), now);
        return findAlsoDeleted(org, id).orElseThrow();
    }

    private void addVersion(long pattern, int version, PatternContent content, Instant now) {
        sql.update(
                "insert into pattern_version (pattern_number, version, format, instructions, schema_json,"
                        + " csv_delimiter, model_profile, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                pattern,
                version,
                content.format(),
                content.instructions(),
                content.schema().map(ValueJson::write),
                String.valueOf(content.csvDelimiter()),
                content.modelProfile(),
                now);
    }

    @Override
    public boolean taken(PatternId id) {
        return sql.number("select count(*) from pattern where pattern_id = ?", id.text()) > 0;
    }

    @Override
    public Optional<Pattern> find(OrgId org, PatternId id) {
        return findAlsoDeleted(org, id).filter(pattern -> pattern.deletedAt().isEmpty());
    }

    @Override
    public Optional<Pattern> findToChange(OrgId org, PatternId id) {
        if (!storable(id)) {
            return Optional.empty();
        }
        // A change that changes nothing locks the row on every database.
        sql.update("update pattern set version = version where pattern_id = ? and org_id = ?", id.text(), org);
        return find(org, id);
    }

    @Override
    public Optional<Pattern> findAlsoDeleted(OrgId org, PatternId id) {
        return storable(id)
                ? sql.one(SELECT + " where p.pattern_id = ? and p.org_id = ?", SqlPatterns::map, id.text(), org)
                : Optional.empty();
    }

    /** Whether a database can hold the text at all: PostgreSQL refuses to compare with a NUL character. */
    private static boolean storable(PatternId id) {
        return id.text().chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    @Override
    public void describe(Pattern pattern, PatternDraft draft, Instant now) {
        sql.update(
                "update pattern set name = ?, name_key = ?, status = ?, mode = ?, webhook_url = ?, metadata_json = ?,"
                        + " updated_at = ? where id = ?",
                draft.name(),
                searchable(draft.name()),
                draft.status(),
                draft.mode(),
                draft.webhookUrl(),
                ValueJson.write(draft.metadata()),
                now,
                pattern.number());
    }

    @Override
    public int addVersion(Pattern pattern, PatternContent content, Instant now) {
        int version = Math.toIntExact(
                sql.number("select max(version) + 1 from pattern_version where pattern_number = ?", pattern.number()));
        addVersion(pattern.number(), version, content, now);
        makeCurrent(pattern, version, now);
        return version;
    }

    @Override
    public boolean switchTo(Pattern pattern, int version, Instant now) {
        if (version(pattern, version).isEmpty()) {
            return false;
        }
        makeCurrent(pattern, version, now);
        return true;
    }

    private void makeCurrent(Pattern pattern, int version, Instant now) {
        sql.update("update pattern set version = ?, updated_at = ? where id = ?", version, now, pattern.number());
    }

    @Override
    public List<Pattern.Version> versions(Pattern pattern) {
        return sql.list(VERSIONS + " order by v.version", SqlPatterns::mapVersion, pattern.number());
    }

    @Override
    public Optional<Pattern.Version> version(Pattern pattern, int number) {
        return sql.one(VERSIONS + " and v.version = ?", SqlPatterns::mapVersion, pattern.number(), number);
    }

    @Override
    public boolean delete(OrgId org, PatternId id, Instant now) {
        return storable(id)
                && sql.update(
                                "update pattern set deleted_at = ?"
                                        + " where pattern_id = ? and org_id = ? and deleted_at is null",
                                now,
                                id.text(),
                                org)
                        == 1;
    }

    @Override
    public Listing<Pattern> list(OrgId org, PatternFilter filter, int offset, int limit) {
        Where where = where(org, filter);
        List<Pattern> found = sql.list(
                SELECT + where + " order by p.id desc limit ? offset ?", SqlPatterns::map, where.args(limit, offset));
        return new Listing<>(found, sql.number("select count(*) from pattern p" + where, where.args()));
    }

    static Where where(OrgId org, PatternFilter filter) {
        return new Where()
                .and("p.org_id = ? and p.deleted_at is null", org)
                .andIf(filter.status(), "p.status = ?")
                .andIf(filter.search().map(SqlPatterns::containing), "p.name_key like ? escape '!'");
    }

    /** Lower case by one rule: SQLite knows case of ASCII letters only. */
    private static String searchable(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String containing(String part) {
        String literal = searchable(part).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }

    @Override
    public void countRequest(Pattern pattern) {
        sql.update("update pattern set requests = requests + 1 where id = ?", pattern.number());
    }

    @Override
    public void countFinished(OrgId org, PatternId pattern, Optional<Long> processingMillis) {
        int completed = processingMillis.isPresent() ? 1 : 0;
        sql.update(
                "update pattern set completed = completed + ?, failed = failed + ?, processing_ms = processing_ms + ?"
                        + " where pattern_id = ? and org_id = ?",
                completed,
                1 - completed,
                processingMillis.orElse(0L),
                pattern.text(),
                org);
    }

    private static Pattern map(Row row) throws SQLException {
        return new Pattern(
                new PatternId(row.text()),
                row.number(),
                new OrgId(row.number()),
                row.text(),
                row.word(Pattern.Status.class),
                row.word(Pattern.Mode.class),
                row.integer(),
                content(row),
                row.optionalText(),
                metadata(row.text()),
                new Pattern.Statistics(row.number(), row.number(), row.number(), row.number()),
                row.instant(),
                row.instant(),
                row.optionalInstant());
    }

    private static Pattern.Version mapVersion(Row row) throws SQLException {
        return new Pattern.Version(row.integer(), content(row), row.instant());
    }

    private static PatternContent content(Row row) throws SQLException {
        return new PatternContent(
                row.word(OutputFormat.class),
                row.text(),
                row.optionalText().map(ValueJson::parse),
                row.text().charAt(0),
                row.text());
    }

    private static Value.Members metadata(String json) {
        if (ValueJson.parse(json) instanceof Value.Members members) {
            return members;
        }
        throw new IllegalStateException("metadata is an object");
    }
}

package dev.fovea.store;

import dev.fovea.core.port.ApiCalls;
import dev.fovea.model.ApiCall;
import dev.fovea.model.ApiCallFilter;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Table {@code request}. */
final class SqlApiCalls implements ApiCalls {
    private static final int ROUND = 1000;

    /** How many calls a search for words looks at before it hands on. */
    private static final int SEARCHED = 20_000;

    private static final OrgId NOBODY = new OrgId(0);

    private static final String COLUMNS =
            "id, org_id, request_id, at, api, method, route, path, query, caller, address,"
                    + " status, micros, bytes_in, bytes_out, idempotency_key, reason, headers_json, body, body_cut";

    private static final String INSERT = "insert into request (org_id, request_id, at, api, method, route, path, query,"
            + " caller, address, status, status_class, micros, bytes_in, bytes_out, idempotency_key, reason,"
            + " headers_json, body, body_cut) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String DELETE =
            "delete from request where id in (select id from request where at < ? order by at, id limit ?)";

    static final String FORGET = "update request set body = null where id in"
            + " (select id from request where body is not null and at < ? order by at limit ?)";

    private final Sql sql;

    SqlApiCalls(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(ApiCall call) {
        sql.update(
                INSERT,
                call.org().orElse(NOBODY),
                call.requestId(),
                call.at(),
                call.api(),
                call.method(),
                call.route(),
                call.path(),
                call.query(),
                call.caller(),
                call.address(),
                call.status(),
                call.status() / 100,
                call.took().toNanos() / 1000,
                call.bytesIn(),
                call.bytesOut(),
                call.idempotencyKey(),
                call.reason(),
                Json.write(call.headers()),
                call.body().map(ApiCall.Body::text),
                call.body().map(ApiCall.Body::cut).orElse(false));
    }

    @Override
    public Stretch list(Optional<OrgId> org, ApiCallFilter filter, OptionalLong before, int limit) {
        Where indexed = indexed(org.orElse(NOBODY), filter, before);
        return filter.path().isPresent() || filter.text().isPresent()
                ? searched(indexed, filter, limit)
                : stretch(calls("request" + indexed + " order by id desc limit ?", indexed.args(limit + 1)), limit);
    }

    private static Where indexed(OrgId org, ApiCallFilter filter, OptionalLong before) {
        Where where = new Where()
                .and("org_id = ?", org)
                .andIf(filter.api(), "api = ?")
                .andIf(filter.statusClass().or(() -> filter.status().map(status -> status / 100)), "status_class = ?")
                .andIf(filter.status(), "status = ?")
                .andIf(filter.caller(), "caller = ?")
                .andIf(SqlMedia.boxed(before), "id < ?");
        TimeSpan.of("request", org, filter.from(), filter.until()).narrow(where);
        return where;
    }

    private Stretch searched(Where indexed, ApiCallFilter filter, int limit) {
        String window = "(select * from request" + indexed + " order by id desc limit ?)";
        Where words = new Where()
                .andIf(filter.path().map(SqlApiCalls::containing), "path like ? escape '\\'")
                .andIf(filter.text().map(SqlApiCalls::containing), "lower(reason) like lower(?) escape '\\'");
        List<Numbered> found = calls(
                window + " looked" + words + " order by id desc limit ?",
                both(indexed.args(SEARCHED), words.args(limit + 1)));
        return found.size() > limit ? stretch(found, limit) : new Stretch(found, end(window, indexed));
    }

    /** Where the window ends, when it was full. */
    private OptionalLong end(String window, Where indexed) {
        return sql.one(
                        "select count(*), min(id) from " + window + " looked",
                        row -> row.number() < SEARCHED ? OptionalLong.empty() : row.optionalNumber(),
                        indexed.args(SEARCHED))
                .orElse(OptionalLong.empty());
    }

    private List<Numbered> calls(String from, @Nullable Object... args) {
        return sql.list("select " + COLUMNS + " from " + from, SqlApiCalls::map, args);
    }

    private static Stretch stretch(List<Numbered> found, int limit) {
        return found.size() > limit
                ? new Stretch(
                        found.subList(0, limit),
                        OptionalLong.of(found.get(limit - 1).number()))
                : new Stretch(found, OptionalLong.empty());
    }

    private static @Nullable Object[] both(@Nullable Object[] first, @Nullable Object[] then) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(then)).toArray();
    }

    private static String containing(String words) {
        return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    @Override
    public Optional<ApiCall> find(Optional<OrgId> org, String requestId) {
        return sql.one(
                        "select " + COLUMNS
                                + " from request where request_id = ? and org_id = ? order by id desc limit 1",
                        SqlApiCalls::map,
                        requestId,
                        org.orElse(NOBODY))
                .map(Numbered::call);
    }

    @Override
    public int deleteBefore(Instant time) {
        return sql.update(DELETE, time, ROUND);
    }

    @Override
    public int forgetBodiesBefore(Instant time) {
        return sql.update(FORGET, time, ROUND);
    }

    private static Numbered map(Row row) throws SQLException {
        return new Numbered(row.number(), call(row));
    }

    private static ApiCall call(Row row) throws SQLException {
        return new ApiCall(
                Optional.of(new OrgId(row.number())).filter(org -> !org.equals(NOBODY)),
                row.text(),
                row.instant(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.optionalText(),
                row.text(),
                row.integer(),
                Duration.ofNanos(row.number() * 1000),
                row.number(),
                row.optionalNumber(),
                row.optionalText(),
                row.optionalText(),
                headers(row.text()),
                body(row.optionalText(), row.flag()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> headers(String json) {
        return Json.read(json, Map.class);
    }

    private static Optional<ApiCall.Body> body(Optional<String> text, boolean cut) {
        return text.map(kept -> new ApiCall.Body(kept, cut));
    }
}

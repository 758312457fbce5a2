package dev.fovea.dialect.fovea;

import dev.fovea.core.access.OrganisationQueries;
import dev.fovea.core.access.Permissions;
import dev.fovea.core.requests.CallQueries;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.ApiCall;
import dev.fovea.model.ApiCallFilter;
import dev.fovea.model.Caller;
import dev.fovea.model.OrgId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every call of every door, as it was answered. */
final class RequestDoor {
    private static final double NANOS_PER_MS = 1e6;
    static final String PATH = "/v1/requests";

    private final FoveaAuth auth;
    private final CallQueries queries;
    private final OrganisationQueries organisations;

    RequestDoor(FoveaAuth auth, CallQueries queries, OrganisationQueries organisations) {
        this.auth = auth;
        this.queries = queries;
        this.organisations = organisations;
    }

    /** With {@code unknown=true} the calls of nobody known, for those who run the server. */
    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        ApiCallFilter filter = filter(context);
        Paging.answer(
                context,
                queries.page(whose(context, caller), filter, paging.before(), paging.limit()),
                RequestDoor::line);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        ApiCall call = call(context, caller);
        Map<String, Object> view = line(call);
        view.put("headers", call.headers());
        view.put(
                "body",
                administers(caller) ? call.body().map(ApiCall.Body::text).orElse(null) : null);
        view.put("body_state", bodyState(call, caller));
        Json.answer(context, 200, view);
    }

    /** The call as a command, with placeholders for secrets. */
    void curl(Context context) {
        Caller caller = auth.reader(context);
        ApiCall call = call(context, caller);
        boolean shown = administers(caller);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("curl", CurlCommand.of(context.scheme() + "://" + context.host(), call, shown));
        view.put("body_state", bodyState(call, caller));
        Json.answer(context, 200, view);
    }

    private ApiCall call(Context context, Caller caller) {
        return queries.get(whose(context, caller), context.pathParam("id"));
    }

    private Optional<OrgId> whose(Context context, Caller caller) {
        if (Parameter.flag(context, "unknown").orElse(false)) {
            organisations.requireOperator(caller);
            return Optional.empty();
        }
        return Optional.of(caller.org());
    }

    private static boolean administers(Caller caller) {
        try {
            Permissions.requireScope(caller, Permissions.ADMIN);
            return true;
        } catch (FoveaException _) {
            return false;
        }
    }

    private static String bodyState(ApiCall call, Caller caller) {
        if (call.body().isEmpty()) {
            return call.bytesIn() > 0 ? "not_kept" : "none";
        }
        if (!administers(caller)) {
            return "withheld";
        }
        return call.body().get().cut() ? "cut" : "kept";
    }

    private static ApiCallFilter filter(Context context) {
        Optional<String> status = Parameter.text(context, "status");
        if (status.filter(text -> !text.matches("[1-5]([0-9]{2}|xx)")).isPresent()) {
            throw Parameter.refused("status", "must be a status like 404 or a class like 4xx");
        }
        return new ApiCallFilter(
                Parameter.text(context, "api"),
                status.map(text -> text.charAt(0) - '0'),
                status.filter(text -> !text.endsWith("xx")).map(Integer::valueOf),
                Parameter.text(context, "caller"),
                Parameter.text(context, "path"),
                Parameter.text(context, "text"),
                Parameter.time(context, "from"),
                Parameter.time(context, "until"));
    }

    private static Map<String, Object> line(ApiCall call) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", call.requestId());
        view.put("at", call.at().toString());
        view.put("api", call.api());
        view.put("method", call.method());
        view.put("route", call.route().isEmpty() ? null : call.route());
        view.put("path", call.path());
        view.put("query", call.query().isEmpty() ? null : call.query());
        view.put("caller", call.caller().orElse(null));
        view.put("address", call.address());
        view.put("status", call.status());
        view.put("duration_ms", call.took().toNanos() / NANOS_PER_MS);
        view.put("bytes_in", call.bytesIn());
        view.put("bytes_out", call.bytesOut().isPresent() ? call.bytesOut().getAsLong() : null);
        view.put("idempotency_key", call.idempotencyKey().orElse(null));
        view.put("reason", call.reason().orElse(null));
        return view;
    }
}

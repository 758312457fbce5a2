package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.SavedQueryAdministration;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.QueryId;
import dev.fovea.model.SavedQuery;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Filters kept under a name (docs/api/collections.md). */
final class QueryDoor {
    static final String PATH = "/v1/queries";

    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final SavedQueryAdministration queries;

    QueryDoor(FoveaAuth auth, SavedQueryAdministration queries) {
        this.auth = auth;
        this.queries = queries;
    }

    private static QueryId id(Context context) {
        String id = context.pathParam("id");
        return QueryId.parse(id)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.QUERY, id)));
    }

    void create(Context context) {
        Caller caller = auth.writer(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        SavedQuery.Draft draft = new SavedQuery.Draft(
                Names.required(fields),
                fields.requiredText("q"),
                fields.text("description").orElse(""));
        fields.check();
        String owner = Actor.of(caller, context.ip()).name();
        SavedQuery query = queries.create(caller.org(), draft, owner);
        context.header("Location", PATH + "/" + query.id());
        Json.answer(context, 201, view(query));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Paging.answer(context, queries.page(caller.org(), paging.before(), paging.limit()), QueryDoor::view);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, view(queries.get(caller.org(), id(context))));
    }

    void change(Context context) {
        Caller caller = auth.writer(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        Optional<String> name = Names.optional(fields);
        Optional<String> q = fields.has("q") ? Optional.of(fields.requiredText("q")) : Optional.empty();
        Optional<String> description = fields.text("description");
        fields.check();
        SavedQuery changed = queries.change(
                caller.org(),
                id(context),
                before -> new SavedQuery.Draft(
                        name.orElse(before.name()), q.orElse(before.q()), description.orElse(before.description())));
        Json.answer(context, 200, view(changed));
    }

    void delete(Context context) {
        Caller caller = auth.writer(context);
        queries.delete(caller.org(), id(context));
        context.status(204);
    }

    void count(Context context) {
        Caller caller = auth.reader(context);
        SavedQueryAdministration.Count count = queries.count(caller.org(), id(context));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("count", count.count());
        view.put("exact", count.exact());
        Json.answer(context, 200, view);
    }

    private static Map<String, Object> view(SavedQuery query) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", query.id().toString());
        view.put("name", query.content().name());
        view.put("q", query.content().q());
        view.put("description", query.content().description());
        view.put("owner", query.owner());
        view.put("created_at", query.createdAt().toString());
        view.put("updated_at", query.updatedAt().toString());
        return view;
    }
}

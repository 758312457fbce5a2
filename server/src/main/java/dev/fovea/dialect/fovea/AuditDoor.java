package dev.fovea.dialect.fovea;

import dev.fovea.core.access.AuditQueries;
import dev.fovea.http.Json;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.AuditFilter;
import dev.fovea.model.Caller;
import dev.fovea.model.Page;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What was done and by whom. */
final class AuditDoor {
    static final String PATH = "/v1/audit";

    private static final String LINES = "application/jsonl";
    private static final int STRETCH = 500;
    private final FoveaAuth auth;
    private final AuditQueries queries;

    AuditDoor(FoveaAuth auth, AuditQueries queries) {
        this.auth = auth;
        this.queries = queries;
    }

    /** A page as JSON; with {@code Accept: application/jsonl} everything, a line each. */
    void list(Context context) throws IOException {
        Caller caller = auth.administrator(context);
        AuditFilter filter = filter(context);
        if (Optional.ofNullable(context.header("Accept")).orElse("").contains(LINES)) {
            lines(context, caller, filter);
            return;
        }
        Paging paging = Paging.of(context);
        Paging.answer(context, queries.page(caller.org(), filter, paging.before(), paging.limit()), AuditDoor::view);
    }

    private static AuditFilter filter(Context context) {
        return new AuditFilter(
                Parameter.text(context, "actor"),
                Parameter.text(context, "action"),
                Parameter.text(context, "subject"),
                Parameter.time(context, "from"),
                Parameter.time(context, "until"));
    }

    private void lines(Context context, Caller caller, AuditFilter filter) throws IOException {
        queries.exported(FoveaAuth.actor(context, caller));
        context.status(200).contentType(LINES);
        try (OutputStream out = context.res().getOutputStream()) {
            OptionalLong before = OptionalLong.empty();
            do {
                Page<AuditEntry> page = queries.page(caller.org(), filter, before, STRETCH);
                for (AuditEntry entry : page.items()) {
                    out.write(Json.MAPPER.writeValueAsBytes(view(entry)));
                    out.write('\n');
                }
                before = page.nextCursor()
                        .map(next -> OptionalLong.of(Long.parseLong(next)))
                        .orElse(OptionalLong.empty());
            } while (before.isPresent());
        }
    }

    private static Map<String, Object> view(AuditEntry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", entry.number());
        view.put("at", entry.at().toString());
        view.put("actor", entry.actor().name());
        view.put("address", entry.actor().address().orElse(null));
        view.put("action", entry.action());
        view.put("subject", entry.subject());
        view.put("details", Json.MAPPER.readTree(entry.details()));
        return view;
    }
}

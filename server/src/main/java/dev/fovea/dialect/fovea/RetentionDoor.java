package dev.fovea.dialect.fovea;

import dev.fovea.core.retain.PreviewRules;
import dev.fovea.core.retain.WriteRules;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Media;
import dev.fovea.model.RetentionRule;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules by which media go by themselves, and what they would take (docs/api/retention.md). */
final class RetentionDoor {
    static final String PATH = "/v1/retention/rules";

    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final WriteRules rules;
    private final PreviewRules previews;

    RetentionDoor(FoveaAuth auth, WriteRules rules, PreviewRules previews) {
        this.auth = auth;
        this.rules = rules;
        this.previews = previews;
    }

    /** In the order in which they are asked. */
    void list(Context context) {
        Caller caller = auth.administrator(context);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(
                "items",
                rules.list(caller.org()).stream().map(RetentionDoor::view).toList());
        body.put("next_cursor", null);
        Json.answer(context, 200, body);
    }

    void get(Context context) {
        Caller caller = auth.administrator(context);
        Json.answer(context, 200, view(rules.get(caller.org(), context.pathParam("id"))));
    }

    void create(Context context) {
        Caller caller = auth.administrator(context);
        RuleBody body = RuleBody.created(Bodies.read(context, BODY_BYTES));
        RetentionRule rule = rules.add(Actor.of(caller, context.ip()), body.content(), body.confirm());
        context.header("Location", PATH + "/" + rule.id());
        Json.answer(context, 201, view(rule));
    }

    void change(Context context) {
        Caller caller = auth.administrator(context);
        String id = context.pathParam("id");
        RetentionRule before = rules.get(caller.org(), id);
        RuleBody body = RuleBody.changed(Bodies.read(context, BODY_BYTES), before.content());
        Json.answer(
                context, 200, view(rules.change(Actor.of(caller, context.ip()), id, body.content(), body.confirm())));
    }

    void delete(Context context) {
        Caller caller = auth.administrator(context);
        rules.delete(Actor.of(caller, context.ip()), context.pathParam("id"));
        context.status(204);
    }

    void preview(Context context) {
        Caller caller = auth.administrator(context);
        PreviewRules.Preview preview = previews.preview(caller.org());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("rules", preview.rules().stream().map(RetentionDoor::view).toList());
        body.put("complete", preview.complete());
        Json.answer(context, 200, body);
    }

    void previewDraft(Context context) {
        Caller caller = auth.administrator(context);
        RuleBody body = RuleBody.created(Bodies.read(context, BODY_BYTES));
        Map<String, Object> view = view(rules.preview(caller.org(), body.content()));
        view.remove("id");
        Json.answer(context, 200, view);
    }

    private static Map<String, Object> view(RetentionRule rule) {
        RetentionRule.Content content = rule.content();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", rule.id().toString());
        view.put("name", content.name());
        view.put("order", content.place());
        view.put("q", content.query());
        view.put("age", Spelling.word(content.age()));
        view.put("keep_for", content.keepFor().map(RuleBody::spelled).orElse(null));
        view.put("enabled", content.enabled());
        view.put("created_at", rule.createdAt().toString());
        view.put("updated_at", rule.updatedAt().toString());
        view.put("last_run", rule.lastRun().map(RetentionDoor::view).orElse(null));
        return view;
    }

    private static Map<String, Object> view(RetentionRule.LastRun run) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", run.at().toString());
        view.put("deleted", run.deleted());
        view.put("bytes", run.bytes());
        return view;
    }

    private static Map<String, Object> view(PreviewRules.Outlook outlook) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", outlook.rule().id().toString());
        view.put("name", outlook.rule().content().name());
        view.put("now", view(outlook.now()));
        view.put("next_7_days", view(outlook.within7Days()));
        view.put("sample", outlook.sample().stream().map(RetentionDoor::sample).toList());
        return view;
    }

    private static Map<String, Object> view(PreviewRules.Sum sum) {
        return Map.of("count", sum.count(), "bytes", sum.bytes());
    }

    private static Map<String, Object> sample(Media media) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", media.id().toString());
        view.put("captured_at", Spelling.time(media.capturedAt()));
        view.put("received_at", media.receivedAt().toString());
        return view;
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.deliver.SendTest;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.deliver.WebhookAdministration.Created;
import dev.fovea.core.deliver.WebhookSecrets;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses that are told of events. */
final class WebhookDoor {
    static final String PATH = "/v1/webhooks";

    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final WebhookAdministration webhooks;
    private final WebhookSecrets secrets;
    private final SendTest test;

    WebhookDoor(FoveaAuth auth, WebhookAdministration webhooks, WebhookSecrets secrets, SendTest test) {
        this.auth = auth;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.test = test;
    }

    static WebhookId id(Context context) {
        return new WebhookId(context.pathParam("id"));
    }

    void create(Context context) {
        Caller caller = auth.editor(context);
        WebhookDraft draft = WebhookBody.created(Bodies.read(context, BODY_BYTES));
        Created created = webhooks.create(FoveaAuth.actor(context, caller), draft);
        context.header("Location", PATH + "/" + created.webhook().id());
        Json.answer(context, 201, withSecret(created));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Paging.answer(context, paging.of(webhooks.listAll(caller.org()), Webhook::number), WebhookDoor::view);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, view(webhooks.get(caller.org(), id(context))));
    }

    void change(Context context) {
        Caller caller = auth.editor(context);
        WebhookBody body = WebhookBody.changed(Bodies.read(context, BODY_BYTES));
        Json.answer(context, 200, view(webhooks.change(FoveaAuth.actor(context, caller), id(context), body::over)));
    }

    void delete(Context context) {
        Caller caller = auth.editor(context);
        webhooks.delete(FoveaAuth.actor(context, caller), id(context));
        context.status(204);
    }

    void rotate(Context context) {
        Caller caller = auth.editor(context);
        Json.answer(context, 200, withSecret(webhooks.rotate(FoveaAuth.actor(context, caller), id(context))));
    }

    void test(Context context) {
        Caller caller = auth.editor(context);
        Json.answer(context, 202, DeliveryDoor.view(test.send(caller.org(), id(context))));
    }

    /** The secret that signs for addresses which patterns and jobs name. */
    void secretOfOrganisation(Context context) {
        Caller caller = auth.administrator(context);
        Json.answer(context, 200, Map.of("secret", secrets.shown(FoveaAuth.actor(context, caller))));
    }

    private static Map<String, Object> withSecret(Created created) {
        Map<String, Object> view = view(created.webhook());
        view.put("secret", created.secret());
        return view;
    }

    private static Map<String, Object> view(Webhook webhook) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", webhook.id().text());
        view.put("kind", Spelling.word(webhook.kind()));
        view.put("url", webhook.url());
        view.put("events", webhook.events().stream().sorted().toList());
        view.put("vocabulary", webhook.vocabulary().word());
        view.put("signature_format", Spelling.word(webhook.signature()));
        view.put("active", webhook.sends());
        view.put("failing_since", Spelling.time(webhook.failingSince()));
        view.put("disabled_at", Spelling.time(webhook.disabledAt()));
        view.put("created_at", webhook.createdAt().toString());
        view.put("updated_at", webhook.updatedAt().toString());
        return view;
    }
}

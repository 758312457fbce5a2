package dev.fovea.dialect.imggo;

import dev.fovea.core.access.ApiRight;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.replay.Answering;
import dev.fovea.http.Bodies;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Value;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import io.javalin.http.Context;
import java.util.function.UnaryOperator;

/** Addresses that are told of jobs (seed imggo, Webhooks; contract imggo.md I9, I10). */
final class WebhookDoor {
    private static final int BODY_BYTES = 64 * 1024;

    private final ImggoAuth auth;
    private final Repeats repeats;
    private final WebhookAdministration webhooks;

    WebhookDoor(ImggoAuth auth, Repeats repeats, WebhookAdministration webhooks) {
        this.auth = auth;
        this.repeats = repeats;
        this.webhooks = webhooks;
    }

    void list(Context context) {
        Caller caller = auth.admit(context, ApiRight.WEBHOOKS_READ);
        Value items = new Value.Items(webhooks.list(caller.org()).stream()
                .<Value>map(WebhookViews::item)
                .toList());
        ImggoWire.send(
                context,
                200,
                ImggoWire.success(Shape.object().value("webhooks", items).done()));
    }

    void create(Context context) {
        Caller caller = auth.admit(context, ApiRight.WEBHOOKS_WRITE);
        repeats.run(context, caller, "POST /api/webhooks", BODY_BYTES, body -> {
            WebhookBody wanted = new WebhookBody(ImggoFields.body(body.stream().readAllBytes()));
            return webhooks.create(
                    Actor.of(caller, context.ip()),
                    wanted.draft(caller.vocabulary()),
                    new Answering<>(
                            body.key(),
                            created -> ImggoWire.answer(
                                    201,
                                    ImggoWire.success(
                                            WebhookViews.created(created, wanted.eventWords(caller.vocabulary()))))));
        });
    }

    void get(Context context) {
        Caller caller = auth.admit(context, ApiRight.WEBHOOKS_READ);
        send(context, webhooks.get(caller.org(), idOf(context)));
    }

    void change(Context context) {
        Caller caller = auth.admit(context, ApiRight.WEBHOOKS_WRITE);
        WebhookId id = webhooks.get(caller.org(), idOf(context)).id();
        UnaryOperator<WebhookDraft> wanted =
                new WebhookBody(ImggoFields.body(Bodies.read(context, BODY_BYTES))).change();
        send(context, webhooks.change(Actor.of(caller, context.ip()), id, wanted));
    }

    void delete(Context context) {
        Caller caller = auth.admit(context, ApiRight.WEBHOOKS_DELETE);
        webhooks.delete(Actor.of(caller, context.ip()), idOf(context));
        ImggoWire.send(context, 200, ImggoWire.done("Webhook deleted successfully"));
    }

    private static void send(Context context, Webhook webhook) {
        ImggoWire.send(context, 200, ImggoWire.success(WebhookViews.whole(webhook)));
    }

    private static WebhookId idOf(Context context) {
        return new WebhookId(context.pathParam("id"));
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.deliver.DeliveryQueries;
import dev.fovea.core.deliver.Redeliver;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Delivery;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What was told, how often, and what came of it; and telling it again. */
final class DeliveryDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private static final int UUID_LENGTH = 36;
    private final FoveaAuth auth;
    private final DeliveryQueries deliveries;
    private final Redeliver redeliver;

    DeliveryDoor(FoveaAuth auth, DeliveryQueries deliveries, Redeliver redeliver) {
        this.auth = auth;
        this.deliveries = deliveries;
        this.redeliver = redeliver;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Optional<Delivery.State> state =
                Optional.ofNullable(context.queryParam("state")).map(DeliveryDoor::state);
        Paging.answer(
                context,
                deliveries.page(caller.org(), WebhookDoor.id(context), state, paging.before(), paging.limit()),
                DeliveryDoor::view);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, detail(deliveries.get(caller.org(), id(context))));
    }

    void again(Context context) {
        Caller caller = auth.editor(context);
        Json.answer(context, 202, view(redeliver.one(caller.org(), id(context))));
    }

    /** All of a state and a range of times, both optional. */
    void allAgain(Context context) {
        Caller caller = auth.editor(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        Optional<String> state = fields.text("state");
        Optional<OffsetDateTime> from = fields.time("from");
        Optional<OffsetDateTime> until = fields.time("until");
        fields.check();
        int count = redeliver.all(new Redeliver.Selection(
                caller.org(),
                WebhookDoor.id(context),
                state.map(DeliveryDoor::state),
                from.map(OffsetDateTime::toInstant),
                until.map(OffsetDateTime::toInstant)));
        Json.answer(context, 202, Map.of("count", count));
    }

    private static Delivery.State state(String word) {
        return Stream.of(Delivery.State.values())
                .filter(state -> Spelling.word(state).equals(word))
                .findFirst()
                .orElseThrow(() -> new FoveaException(
                        FoveaError.Invalid.of("state", "state must be pending, held, delivered or failed")));
    }

    private static UUID id(Context context) {
        String id = context.pathParam("id");
        try {
            if (id.length() == UUID_LENGTH) {
                return UUID.fromString(id);
            }
        } catch (IllegalArgumentException _) {
            throw missing(id);
        }
        throw missing(id);
    }

    private static FoveaException missing(String id) {
        return new FoveaException(new FoveaError.NotFound(FoveaError.Thing.DELIVERY, id));
    }

    static Map<String, Object> view(Delivery delivery) {
        boolean pending = delivery.state() == Delivery.State.PENDING;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", delivery.id().toString());
        view.put("number", delivery.number());
        view.put("webhook", delivery.webhook().text());
        view.put("url", delivery.url());
        view.put("event", delivery.eventType());
        view.put("event_id", delivery.eventNumber().orElse(null));
        view.put("subject", delivery.subject());
        view.put("state", Spelling.word(delivery.state()));
        view.put("attempts", delivery.attempts());
        view.put("created_at", delivery.createdAt().toString());
        view.put("next_attempt_at", pending ? Spelling.time(delivery.dueAt()) : null);
        view.put("finished_at", Spelling.time(delivery.finishedAt()));
        return view;
    }

    private static Map<String, Object> detail(Delivery delivery) {
        Map<String, Object> view = view(delivery);
        view.put("payload", delivery.payload());
        view.put("log", delivery.log().stream().map(DeliveryDoor::view).toList());
        return view;
    }

    private static Map<String, Object> view(Delivery.Attempt attempt) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", attempt.number());
        view.put("at", attempt.at().toString());
        view.put("ms", attempt.millis());
        view.put("request_headers", headers(attempt.request()));
        view.put("status", attempt.status().orElse(null));
        view.put("response", attempt.response());
        view.put("error", attempt.error().orElse(null));
        return view;
    }

    private static Map<String, Object> headers(String lines) {
        Map<String, Object> headers = new LinkedHashMap<>();
        Arrays.stream(lines.split("\n", -1))
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> headers.put(parts[0], parts[1]));
        return headers;
    }
}

package dev.fovea.dialect.imggo;

import dev.fovea.core.replay.Answered;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Answer;
import dev.fovea.model.Listing;
import dev.fovea.model.Value;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Envelopes of the documents: {@code success} with {@code data}, {@code message} or {@code error} (seed imggo). */
final class ImggoWire {
    /** Exactly so, without a charset (seed imggo, Response Headers). */
    static final String JSON = "application/json";

    private ImggoWire() {}

    static Value.Members success(Value data) {
        return Shape.object().flag("success", true).value("data", data).done();
    }

    static Value.Members done(String message) {
        return Shape.object().flag("success", true).text("message", message).done();
    }

    static Answer answer(int status, Value body) {
        return new Answer(status, ValueJson.write(body), Optional.empty());
    }

    static void send(Context context, int status, Value body) {
        send(context, answer(status, body));
    }

    /** An answer that may be a repetition (seed imggo, Idempotency). */
    static void send(Context context, Answered answered) {
        if (answered.replayed()) {
            context.header("Idempotency-Replayed", "true");
        }
        if (answered.otherBody()) {
            context.header("Idempotency-Body-Mismatch", "true");
        }
        send(context, answered.answer());
    }

    private static void send(Context context, Answer answer) {
        answer.location().ifPresent(location -> context.header("Location", location));
        context.status(answer.status()).contentType(JSON).result(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** A page of a list with its {@code pagination}, in the spellings of both generations. */
    static <T> Value.Members page(String name, Listing<T> listing, Paging paging, Function<T, ? extends Value> item) {
        long pages = Math.ceilDiv(listing.total(), paging.limit());
        Value.Members pagination = Shape.object()
                .number("current_page", paging.page())
                .number("total_pages", pages)
                .number("total_count", listing.total())
                .number("page", paging.page())
                .number("per_page", paging.limit())
                .number("total", listing.total())
                .done();
        return Shape.object()
                .value(
                        name,
                        new Value.Items(
                                listing.items().stream().<Value>map(item).toList()))
                .value("pagination", pagination)
                .done();
    }
}

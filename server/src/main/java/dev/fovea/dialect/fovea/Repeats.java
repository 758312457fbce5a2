package dev.fovea.dialect.fovea;

import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.KeyedCalls;
import dev.fovea.dialect.fovea.ProblemDetails.Kind;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.BodyWatch;
import dev.fovea.http.Route;
import dev.fovea.model.Answer;
import dev.fovea.model.Caller;
import dev.fovea.model.User;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} on every route that changes something: the first 2xx is kept for 24 hours and repeated byte for
 * byte. A key belongs to a caller, a method and a path; doors know nothing of it.
 */
final class Repeats {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final Set<HandlerType> CHANGING =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final FoveaAuth auth;
    private final KeyedCalls calls;

    Repeats(FoveaAuth auth, KeyedCalls calls) {
        this.auth = auth;
        this.calls = calls;
    }

    /** The route, answering a repetition as it answered the first call. */
    Route over(Route route) {
        return CHANGING.contains(route.method())
                ? new Route(
                        route.method(), route.path(), context -> answer(context, route.handler()), route.advertised())
                : route;
    }

    private void answer(Context context, Handler handler) throws Exception {
        String key = context.header(HEADER);
        if (key == null) {
            handler.handle(context);
            return;
        }
        requireReadable(key);
        Caller caller = auth.anybody(context);
        BodyWatch.of(context).startHash();
        Answered answered = calls.answer(caller.org(), scope(context, caller), key, new Call(context, handler));
        if (answered.otherBody()) {
            ProblemDetails.answer(
                    context,
                    Kind.KEY_REUSED,
                    "This Idempotency-Key was used for a call with another body; use a fresh key for every call");
        } else if (answered.replayed()) {
            repeat(context, answered.answer());
        }
    }

    private static void requireReadable(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw new FoveaException(
                    FoveaError.Invalid.of(HEADER, HEADER + " must have 1 to " + LONGEST_KEY + " printable characters"));
        }
    }

    /** With the caller, so that nobody is shown what another was answered. */
    private static String scope(Context context, Caller caller) {
        long user = caller.user().map(User::id).orElseThrow().value();
        return context.method() + " " + context.path() + " user " + user + " " + caller.credential();
    }

    private static void repeat(Context context, Answer answer) {
        context.status(answer.status()).header("Idempotency-Replayed", "true");
        answer.location().ifPresent(location -> context.header("Location", location));
        if (!answer.body().isEmpty()) {
            context.contentType("application/json").result(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The call behind a door. */
    private record Call(Context context, Handler handler) implements KeyedCalls.Call {
        /** What goes on after a part boundary differs from sending to sending, so forms are not compared. */
        private static final String FORM = "multipart/";

        @Override
        public Answer run() throws Exception {
            handler.handle(context);
            return new Answer(context.statusCode(), body(), location());
        }

        @Override
        public String bodyHash() {
            boolean form = Optional.ofNullable(context.contentType())
                    .filter(type -> type.startsWith(FORM))
                    .isPresent();
            String query = Optional.ofNullable(context.queryString()).orElse("");
            return (form ? "form" : BodyWatch.of(context).hash(context)) + (query.isEmpty() ? "" : "?" + query);
        }

        private String body() throws IOException {
            @Nullable InputStream result = context.resultInputStream();
            if (result == null) {
                return "";
            }
            byte[] bytes = result.readAllBytes();
            context.result(new ByteArrayInputStream(bytes));
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private Optional<String> location() {
            return Optional.ofNullable(context.res().getHeader("Location"));
        }
    }
}

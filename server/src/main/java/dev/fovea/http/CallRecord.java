package dev.fovea.http;

import dev.fovea.model.ApiCall;
import dev.fovea.model.Caller;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.User;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** What is learnt of a call while it is answered, for the log of calls. */
public final class CallRecord {
    private static final ScopedValue<CallRecord> CURRENT = ScopedValue.newInstance();
    private static final int REASON_BYTES = 500;
    private static final int FIRST_FAILURE = 400;

    private Optional<Caller> caller = Optional.empty();
    private Optional<String> reason = Optional.empty();

    CallRecord() {}

    /** Answers a call on this thread, which may say who is calling. */
    void during(Runnable answer) {
        ScopedValue.where(CURRENT, this).run(answer);
    }

    /** Notes who makes the call that this thread answers; a call that turns out to be somebody's twice is the last one's. */
    public static void identify(Caller caller) {
        if (CURRENT.isBound()) {
            CURRENT.get().caller = Optional.of(caller);
        }
    }

    void refusedBecause(String text) {
        reason = Optional.of(text);
    }

    /** The call, as far as it is known when its answer is worded. */
    ApiCall call(Api api, String route, Context context, Duration took) {
        boolean failed = context.statusCode() >= FIRST_FAILURE;
        return new ApiCall(
                caller.map(Caller::org),
                RequestId.of(context),
                RequestId.receivedAt(context),
                api.name(),
                context.method().name(),
                route,
                context.req().getRequestURI(),
                Objects.requireNonNullElse(context.queryString(), ""),
                caller.map(CallRecord::name),
                context.ip(),
                context.statusCode(),
                took,
                BodyWatch.of(context).bytes(),
                bytesOut(context),
                Optional.ofNullable(context.header("Idempotency-Key")),
                failed ? reason.or(() -> answered(context)) : Optional.empty(),
                headers(context),
                failed ? BodyWatch.of(context).captured(context) : Optional.empty());
    }

    /** The key, where it is known by its beginning; of a login the user. */
    private static String name(Caller caller) {
        boolean login =
                caller.user().isPresent() && !caller.credential().startsWith(CredentialKind.ACCESS_TOKEN.prefix());
        return login ? caller.user().map(User::username).orElseThrow() : caller.credential();
    }

    private static OptionalLong bytesOut(Context context) {
        if (context.resultInputStream() instanceof ByteArrayInputStream answer) {
            return OptionalLong.of(answer.available());
        }
        String length = context.res().getHeader("Content-Length");
        return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
    }

    /** What a door answered that words a refusal itself. */
    private static Optional<String> answered(Context context) {
        if (!(context.resultInputStream() instanceof ByteArrayInputStream answer)) {
            return Optional.empty();
        }
        try {
            byte[] beginning = answer.readNBytes(REASON_BYTES);
            return Optional.of(new String(beginning, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        } finally {
            answer.reset();
        }
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new LinkedHashMap<>();
        Collections.list(context.req().getHeaderNames())
                .forEach(name -> headers.put(name, Objects.requireNonNullElse(context.header(name), "")));
        return headers;
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.dialect.fovea.ProblemDetails.Kind;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Conditional requests (RFC 9110, 13) for every JSON answer: a read is tagged with the hash of its body, and a change
 * under {@code If-Match} goes on only while the same path still reads as the client saw it. Conditional changes of one
 * path take turns on a node, so that of two with one tag the second is refused.
 */
final class Conditions {
    private static final Set<HandlerType> CHANGING = Set.of(HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final FoveaAuth auth;
    private final Map<String, Handler> reads;
    private final Turns turns = new Turns();

    /** @param routes all, for the reads among them */
    Conditions(FoveaAuth auth, List<Route> routes) {
        this.auth = auth;
        this.reads = routes.stream()
                .filter(route -> route.method().equals(HandlerType.GET))
                .collect(Collectors.toMap(Route::path, Route::handler));
    }

    /** The route, heeding conditions. */
    Route over(Route route) {
        if (route.method().equals(HandlerType.GET)) {
            return with(route, context -> read(context, route.handler()));
        }
        return CHANGING.contains(route.method()) ? with(route, context -> change(context, route)) : route;
    }

    private static Route with(Route route, Handler handler) {
        return new Route(route.method(), route.path(), handler, route.advertised());
    }

    private static void read(Context context, Handler handler) throws Exception {
        handler.handle(context);
        Optional<EntityTag> tag = context.res().getHeader("ETag") == null ? tagged(context) : Optional.empty();
        tag.ifPresent(found -> {
            context.header("ETag", found.text());
            String known = context.header("If-None-Match");
            if (known != null && found.isKnownTo(known)) {
                context.status(304).result(new byte[0]);
            }
        });
    }

    /** The tag of an answer that is here as a whole. */
    private static Optional<EntityTag> tagged(Context context) {
        if (context.statusCode() == 200
                && context.resultInputStream() instanceof ByteArrayInputStream body
                && String.valueOf(context.res().getContentType()).startsWith("application/json")) {
            byte[] bytes = body.readAllBytes();
            context.result(bytes);
            return Optional.of(EntityTag.of(bytes));
        }
        return Optional.empty();
    }

    private void change(Context context, Route route) throws Exception {
        String wanted = context.header("If-Match");
        if (wanted == null) {
            route.handler().handle(context);
            return;
        }
        String name = auth.anybody(context).org().value() + " " + context.path();
        turns.inTurn(name, () -> {
            if (current(context, route).filter(tag -> tag.isNamedBy(wanted)).isPresent()) {
                route.handler().handle(context);
            } else {
                ProblemDetails.answer(
                        context, Kind.PRECONDITION_FAILED, "It has changed since you read it; read it again");
            }
        });
    }

    /** What a read of the same path is tagged with now; leaves no trace of that read in the answer. */
    private Optional<EntityTag> current(Context context, Route route) throws Exception {
        Handler read = reads.get(route.path());
        if (read == null) {
            return Optional.empty();
        }
        read.handle(context);
        Optional<EntityTag> tag = tagged(context);
        context.status(200).result(new byte[0]);
        context.res().setContentType(null);
        return tag;
    }
}

package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** One port for every API: mounts their routes, gives every request an id, and lets each word its own errors. */
public final class FoveaServer implements AutoCloseable {
    /** The first path that matches is taken: {@code /images/delete} must come before {@code /images/{id}}. */
    private static final Comparator<String> PLAIN_FIRST = Comparator.comparing(
                    (String path) -> path.replaceAll("\\{[^}]*}", "\uffff"))
            .thenComparing(Comparator.naturalOrder());

    private static final Logger LOG = LoggerFactory.getLogger(FoveaServer.class);
    private static final int MOST_DRAINED_BYTES = 64 * 1024;
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private static final String ENCODED_NUL = "%00";

    private final List<? extends Api> apis;
    private final Api fallback;
    private final Meter meter;
    private final CallLog log;
    private final Javalin javalin;

    /**
     * @param apis every API, each owning its paths
     * @param fallback refuses paths that no API owns
     * @param drain how long a stop waits for calls in flight
     */
    public FoveaServer(List<? extends Api> apis, Api fallback, Meter meter, Duration drain) {
        this(apis, fallback, meter, CallLog.NONE, drain);
    }

    /**
     * A server that tells of its calls.
     *
     * @param apis every API, each owning its paths
     * @param fallback refuses paths that no API owns
     * @param log is told of every call
     * @param drain how long a stop waits for calls in flight
     */
    public FoveaServer(List<? extends Api> apis, Api fallback, Meter meter, CallLog log, Duration drain) {
        this.log = log;
        this.apis = apis;
        this.fallback = fallback;
        this.meter = meter;
        this.javalin = Javalin.create(config -> configure(config, drain));
    }

    /**
     * Starts to listen.
     *
     * @return the port, which differs from the one asked for when that was 0
     */
    public int start(String host, int port) {
        javalin.start(host, port);
        return javalin.port();
    }

    /** Stops to listen, lets calls in flight finish as long as the drain allows, then returns. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("not everything in flight ended in time, it is cut off: {}", e.getMessage());
        }
    }

    private void configure(JavalinConfig config, Duration drain) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = Long.MAX_VALUE;
        config.jetty.threadPool = new VirtualThreadPool();
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(drain.toMillis());
            server.insertHandler(new GracefulHandler());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
        });
        config.routes.before(RequestId::assign);
        apis.forEach(api -> mount(config, api));
        config.routes.error(404, context -> {
            if (context.attribute("fovea.answered") == null) {
                refuseUnserved(
                        owner(context.path()),
                        "",
                        context,
                        new FoveaError.NotFound(FoveaError.Thing.ROUTE, context.path()));
            }
        });
    }

    private void mount(JavalinConfig config, Api api) {
        Map<String, List<Route>> byPath = api.routes().stream()
                .collect(Collectors.groupingBy(Route::path, () -> new TreeMap<>(PLAIN_FIRST), Collectors.toList()));
        byPath.forEach((path, routes) -> {
            routes.forEach(route -> mount(config, api, route));
            refuseOtherMethods(config, api, path, routes);
        });
    }

    /** HEAD runs what GET runs, so that it has the same headers; without a body, which the connector leaves out. */
    private void mount(JavalinConfig config, Api api, Route route) {
        config.routes.addHttpHandler(route.method(), route.path(), context -> serve(api, route, context));
        if (route.method().equals(HandlerType.GET)) {
            config.routes.addHttpHandler(HandlerType.HEAD, route.path(), context -> serve(api, route, context));
        }
    }

    private void refuseOtherMethods(JavalinConfig config, Api api, String path, Collection<Route> routes) {
        List<HandlerType> served = routes.stream().map(Route::method).toList();
        List<String> allowed = METHODS.stream()
                .filter(method -> routes.stream()
                        .anyMatch(route -> route.advertised() && route.method().equals(method)))
                .map(HandlerType::name)
                .toList();
        for (HandlerType method : METHODS) {
            if (!served.contains(method)) {
                config.routes.addHttpHandler(method, path, context -> {
                    context.header("Allow", String.join(", ", allowed));
                    refuseUnserved(api, path, context, new FoveaError.MethodNotAllowed(allowed));
                });
            }
        }
    }

    private void refuseUnserved(Api api, String path, Context context, FoveaError error) {
        CallRecord record = new CallRecord();
        refuse(api, context, record, error);
        log.note(record.call(api, path, context, Duration.ZERO));
        LingeringClose.finish(context);
    }

    private void serve(Api api, Route route, Context context) {
        CallRecord record = new CallRecord();
        record.during(() -> serve(api, route, context, record));
        LingeringClose.finish(context);
    }

    private void serve(Api api, Route route, Context context, CallRecord record) {
        long started = System.nanoTime();
        try {
            context.attribute("fovea.answered", true);
            refuseUnstorableUrl(context);
            route.handler().handle(context);
        } catch (FoveaException e) {
            logCause(e);
            refuse(api, context, record, e.error());
        } catch (Exception | StackOverflowError e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            refuse(api, context, record, new FoveaError.Internal(RequestId.of(context)));
        } finally {
            Duration took = Waiting.without(context, Duration.ofNanos(System.nanoTime() - started));
            long bytes = Math.max(0, context.req().getContentLengthLong());
            meter.answered(api.name(), route.method() + " " + route.path(), context.statusCode(), took, bytes);
            logAnswer(api, route, context.statusCode(), took);
            log.note(record.call(api, route.path(), context, took));
            MDC.clear();
        }
    }

    /** What a URL names is looked for in the database, which would take a NUL for a fault of ours. */
    private static void refuseUnstorableUrl(Context context) {
        String query = Objects.requireNonNullElse(context.queryString(), "");
        if (query.contains(ENCODED_NUL) || context.path().contains(ENCODED_NUL)) {
            throw new FoveaException(FoveaError.Invalid.of("url", "the URL must not contain " + ENCODED_NUL));
        }
    }

    private void refuse(Api api, Context context, CallRecord record, FoveaError error) {
        record.refusedBecause(Reason.of(error));
        context.attribute("fovea.answered", true);
        meter.refused(api.name(), error.getClass().getSimpleName());
        closeUnreadBody(context, error);
        api.refuse(context, error);
    }

    /**
     * A body that nobody will read must not be mistaken for the next request: a small one is read to its end, so that the
     * client may go on with the connection; before any other the client is told that this was the connection's last answer.
     */
    private static void closeUnreadBody(Context context, FoveaError error) {
        boolean awaited = context.header("Expect") != null;
        if (error instanceof FoveaError.TooLarge || awaited || (hasBody(context) && !drained(context))) {
            context.header("Connection", "close");
        }
    }

    private static boolean hasBody(Context context) {
        return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
    }

    /** Reads what is left of a small body that has arrived already; never waits for one. */
    private static boolean drained(Context context) {
        try {
            ServletInputStream body = context.req().getInputStream();
            int arrived = Math.min(body.available(), MOST_DRAINED_BYTES);
            body.skipNBytes(arrived);
            return body.isFinished();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the body of a refused request cannot be read", e);
            return false;
        }
    }

    /** The pattern of the path, never the path itself or its query: they may hold keys and tokens. */
    private static void logAnswer(Api api, Route route, int status, Duration took) {
        Level level = status >= 400 ? Level.INFO : Level.DEBUG;
        LOG.atLevel(level).log("{} {} {} {} {} ms", api.name(), route.method(), route.path(), status, took.toMillis());
    }

    private static void logCause(FoveaException e) {
        if (e.error() instanceof FoveaError.FetchFailed failed) {
            LOG.info("picture not fetched: {}", failed.reason());
        } else if (e.getCause() != null && e.error().retryable()) {
            LOG.warn("{}", e.getMessage(), e.getCause());
        } else {
            LOG.debug("{}", e.getMessage());
        }
    }

    private Api owner(String path) {
        List<Api> owners = new ArrayList<>();
        for (Api api : apis) {
            if (api.owns(path)) {
                owners.add(api);
            }
        }
        return owners.isEmpty() ? fallback : owners.getFirst();
    }
}

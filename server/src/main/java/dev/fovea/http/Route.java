package dev.fovea.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One operation of a dialect.
 *
 * @param path with parameters in braces, e.g. {@code /v1/images/{id}}
 * @param advertised whether {@code Allow} headers name it
 * @param handler answers the call; a {@link dev.fovea.error.FoveaException} it throws is worded by its dialect
 */
public record Route(HandlerType method, String path, Handler handler, boolean advertised) {
    /** A route that {@code Allow} headers name. */
    public Route(HandlerType method, String path, Handler handler) {
        this(method, path, handler, true);
    }

    /** The same route, left out of {@code Allow} headers: it only explains why it is none. */
    public Route unadvertised() {
        return new Route(method, path, handler, false);
    }

    /** A route for GET (and so HEAD). */
    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    /** A route for POST. */
    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }

    /** A route for PUT. */
    public static Route put(String path, Handler handler) {
        return new Route(HandlerType.PUT, path, handler);
    }

    /** A route for PATCH. */
    public static Route patch(String path, Handler handler) {
        return new Route(HandlerType.PATCH, path, handler);
    }

    /** A route for DELETE. */
    public static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, handler);
    }
}

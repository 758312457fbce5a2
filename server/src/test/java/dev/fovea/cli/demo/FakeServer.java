package dev.fovea.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A server of hand-written routes. The route that was added last wins, so that a test can bend one answer of a whole API. */
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Route> routes = new ArrayList<>();

    private record Route(String methodAndPath, Function<Request, Reply> reply) {
        boolean matches(Request request) {
            String wanted = request.method() + " " + request.path();
            return methodAndPath.endsWith("*")
                    ? wanted.startsWith(methodAndPath.substring(0, methodAndPath.length() - 1))
                    : wanted.equals(methodAndPath);
        }
    }

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers a method and a path, {@code "POST /image"}; the path may end in {@code *}. */
    FakeServer route(String methodAndPath, Function<Request, Reply> reply) {
        routes.addFirst(new Route(methodAndPath, reply));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            Reply reply = routes.stream()
                    .filter(route -> route.matches(request))
                    .findFirst()
                    .map(route -> route.reply().apply(request))
                    .orElseGet(() -> Reply.json(404, Map.of("detail", "Not Found")));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** What a fake server was asked. */
    static final class Request {
        private final String method;
        private final URI target;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        private Request(String method, URI target, Map<String, List<String>> headers, byte[] body) {
            this.method = method;
            this.target = target;
            this.headers = headers;
            this.body = body;
        }

        static Request of(HttpExchange exchange) throws IOException {
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
        }

        String method() {
            return method;
        }

        String path() {
            return target.getPath();
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        JsonNode json() {
            return Json.tree(body);
        }

        String query(String name) {
            return Optional.ofNullable(target.getRawQuery()).stream()
                    .flatMap(query -> Arrays.stream(query.split("&")))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .collect(Collectors.joining());
        }

        /** The content of a part of a {@code multipart/form-data} body. */
        byte[] part(String name) {
            String part = partText(name);
            return part.substring(part.indexOf("\r\n\r\n") + 4, part.length() - 2)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The file name of a part. */
        String filename(String name) {
            return partText(name).replaceFirst("(?s).*?filename=\"([^\"]*)\".*", "$1");
        }

        private String partText(String name) {
            String boundary = header("Content-type").replaceFirst(".*boundary=", "");
            return Arrays.stream(new String(body, StandardCharsets.ISO_8859_1).split("--" + boundary))
                    .filter(part -> part.contains("name=\"" + name + "\""))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a fake server answers. */
    static final class Reply {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Reply(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        static Reply json(int status, Object body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
        }

        static Reply bytes(int status, byte[] body) {
            return new Reply(status, Map.of(), body);
        }

        Reply with(String header, String value) {
            return new Reply(status, Map.of(header, value), body);
        }

        int status() {
            return status;
        }

        Map<String, String> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }
}

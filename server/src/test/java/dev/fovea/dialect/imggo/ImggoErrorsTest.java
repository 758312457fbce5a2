package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.dialect.imggo.ImggoClient.Answer;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.http.Api;
import dev.fovea.http.FoveaServer;
import dev.fovea.http.Meter;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of error in the words of this API. */
class ImggoErrorsTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long IMAGE_BYTES = 10L << 20;

    private static FoveaServer server;
    private static ImggoClient client;

    /** An error and how it is to be worded. */
    record Case(FoveaError error, int status, String code, String details) {
        @Override
        public String toString() {
            return error.toString();
        }
    }

    private static Case wording(FoveaError error, int status, String code) {
        return new Case(error, status, code, "");
    }

    private static FoveaError invalid(String rule) {
        return new FoveaError.Invalid(List.of(new Problem(rule, List.of("total"), "total is wrong")));
    }

    static Stream<Case> cases() {
        Duration wait = Duration.ofMillis(1500);
        return Stream.of(
                wording(unauthenticated(FoveaError.Flaw.MISSING), 401, "missing_authorization"),
                wording(unauthenticated(FoveaError.Flaw.INVALID), 401, "invalid_api_key"),
                wording(unauthenticated(FoveaError.Flaw.EXPIRED), 401, "invalid_api_key"),
                wording(unauthenticated(FoveaError.Flaw.REVOKED), 401, "invalid_api_key"),
                wording(new FoveaError.Forbidden(FoveaError.Bar.SCOPE, "no"), 403, "insufficient_permissions"),
                wording(new FoveaError.TooManyAttempts(wait), 429, "rate_limit_exceeded"),
                new Case(invalid("missing_field"), 400, "missing_field", "{\"field\":\"total\"}"),
                new Case(invalid("missing"), 400, "missing_field", "{\"field\":\"total\"}"),
                new Case(invalid("invalid_parameter"), 400, "invalid_parameter", "{\"parameter\":\"total\"}"),
                new Case(invalid("invalid_image_url"), 400, "invalid_image_url", "{\"url\":\"total\"}"),
                new Case(invalid("value_error"), 400, "invalid_request", "{\"field\":\"total\"}"),
                wording(invalid("pattern_inactive"), 400, "pattern_inactive"),
                wording(invalid("unsupported_media_type"), 415, "unsupported_media_type"),
                wording(invalid("low_image_quality"), 422, "low_image_quality"),
                new Case(
                        invalid("invalid_schema"),
                        422,
                        "invalid_schema",
                        "{\"field\":\"total\",\"reason\":\"total is wrong\"}"),
                wording(new FoveaError.Malformed("odd", 3), 400, "invalid_json"),
                wording(new FoveaError.NotFound(FoveaError.Thing.PATTERN, "x"), 404, "pattern_not_found"),
                wording(new FoveaError.NotFound(FoveaError.Thing.JOB, "x"), 404, "job_not_found"),
                wording(new FoveaError.NotFound(FoveaError.Thing.WEBHOOK, "x"), 404, "webhook_not_found"),
                wording(new FoveaError.NotFound(FoveaError.Thing.ROUTE, "x"), 404, "not_found"),
                wording(new FoveaError.NotFound(FoveaError.Thing.IMAGE, "x"), 404, "not_found"),
                wording(new FoveaError.MethodNotAllowed(List.of("GET")), 405, "method_not_allowed"),
                wording(conflict(FoveaError.Clash.IDEMPOTENCY_KEY), 409, "idempotency_conflict"),
                wording(conflict(FoveaError.Clash.NAME_TAKEN), 409, "conflict"),
                new Case(
                        new FoveaError.TooLarge(IMAGE_BYTES, OptionalLong.of(IMAGE_BYTES + 1)),
                        400,
                        "image_too_large",
                        "{\"file_size_mb\":10.01,\"max_size_mb\":10}"),
                new Case(new FoveaError.TooLarge(IMAGE_BYTES), 400, "image_too_large", "{\"max_size_mb\":10}"),
                wording(new FoveaError.TooLarge(15L << 20), 413, "image_too_large"),
                wording(new FoveaError.TooLarge(512 << 10), 413, "request_too_large"),
                new Case(
                        new FoveaError.UnsupportedFormat("JPEG", "HTML"),
                        422,
                        "unsupported_format",
                        "{\"found\":\"HTML\"}"),
                wording(unavailable(FoveaError.Resource.JOB_QUEUE), 503, "service_unavailable"),
                wording(unavailable(FoveaError.Resource.DATABASE), 503, "service_unavailable"),
                wording(new FoveaError.StorageFailed("/secret/path"), 500, "internal_error"),
                wording(new FoveaError.FetchFailed("10.0.0.1"), 500, "internal_error"),
                wording(new FoveaError.TargetMissing(), 500, "internal_error"),
                wording(new FoveaError.UnsupportedSchema("v9"), 500, "internal_error"),
                wording(new FoveaError.Internal("req_x"), 500, "internal_error"));
    }

    private static FoveaError unauthenticated(FoveaError.Flaw flaw) {
        return new FoveaError.Unauthenticated(FoveaError.Proof.API_KEY, flaw);
    }

    private static FoveaError conflict(FoveaError.Clash clash) {
        return new FoveaError.Conflict(clash, "no", Map.of());
    }

    private static FoveaError unavailable(FoveaError.Resource resource) {
        return new FoveaError.Unavailable(resource, Duration.ofMillis(1500));
    }

    /** Answers each call with the case of that number. */
    private static final class Stand implements Api {
        private final List<Case> cases = cases().toList();

        @Override
        public String name() {
            return "stand";
        }

        @Override
        public List<Route> routes() {
            return List.of(Route.get("/{number}", context -> {
                throw new FoveaException(
                        cases.get(Integer.parseInt(context.pathParam("number"))).error());
            }));
        }

        @Override
        public boolean owns(String path) {
            return true;
        }

        @Override
        public void refuse(Context context, FoveaError error) {
            ImggoErrors.answer(context, error);
        }
    }

    private static final class NoMeter implements Meter {
        @Override
        public void answered(String api, String route, int status, Duration took, long bytes) {}

        @Override
        public void refused(String api, String reason) {}
    }

    @BeforeAll
    static void start() {
        Stand stand = new Stand();
        server = new FoveaServer(List.of(stand), stand, new NoMeter(), Duration.ofSeconds(1));
        client = new ImggoClient(HTTP, URI.create("http://127.0.0.1:" + server.start("127.0.0.1", 0)), "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_error_has_its_status_code_and_details(Case wanted) throws Exception {
        Answer answer = client.get("/" + cases().toList().indexOf(wanted));
        assertThat(answer.status()).isEqualTo(wanted.status());
        assertThat(answer.text())
                .startsWith("{\"success\":false,\"error\":{\"code\":\"" + wanted.code() + "\",\"message\":\"")
                .matches(".*,\"request_id\":\"req_\\w{12}\"}")
                .contains(wanted.details())
                .doesNotContain("/secret/path", "10.0.0.1");
        assertThat(answer.text().contains("\"details\""))
                .isEqualTo(!wanted.details().isEmpty());
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().at("/request_id").asString("")).isEqualTo(answer.header("X-Request-ID"));
    }

    @Test
    void what_may_succeed_later_says_when() throws Exception {
        List<Case> all = cases().toList();
        for (int i = 0; i < all.size(); i++) {
            boolean later = Set.of("rate_limit_exceeded", "service_unavailable", "idempotency_conflict")
                    .contains(all.get(i).code());
            String wait = client.get("/" + i).header("Retry-After");
            assertThat(wait).as("%s", all.get(i)).matches(later ? "[12]" : "");
        }
    }

    @Test
    void no_kind_of_error_is_forgotten_here() {
        assertThat(cases().map(Case::error).map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FoveaError.class.getPermittedSubclasses());
    }
}

package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.http.Route;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which route is meant by a path that nobody has. */
class NearestRouteTest {
    private static final Handler SILENT = context -> {};
    private final NearestRoute nearest = new NearestRoute(List.of(
            Route.get("/", SILENT),
            Route.get("/v1/images", SILENT),
            Route.get("/v1/images/{id}/content", SILENT),
            Route.get("/detections", SILENT),
            Route.post("/detections", SILENT),
            Route.post("/api/device/images/upload", SILENT)));

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/image, GET /v1/images",
        "GET, /detection, GET /detections",
        "POST, /detection, POST /detections",
        "POST, /api/device/image/upload, POST /api/device/images/upload",
        "GET, /v1/images/img_550e8400-e29b-41d4-a716-446655440000/contents, GET /v1/images/{id}/content"
    })
    void a_slip_of_the_pen_is_understood(String method, String path, String route) {
        assertThat(nearest.to(HandlerType.findOrCreate(method), path))
                .map(found -> found.method() + " " + found.path())
                .contains(route);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/favicon.ico", "/something/else/entirely"})
    void another_path_altogether_has_no_neighbour(String path) {
        assertThat(nearest.to(HandlerType.GET, path)).isEmpty();
    }

    @Test
    void a_path_of_endless_length_is_not_compared() {
        assertThat(nearest.to(HandlerType.GET, "/v1/images" + "s".repeat(100_000)))
                .isEmpty();
    }
}

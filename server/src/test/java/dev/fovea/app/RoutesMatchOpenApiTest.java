package dev.fovea.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.dialect.Dialect;
import dev.fovea.telemetry.Metrics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served and what the OpenAPI documents say are the same, both ways. */
class RoutesMatchOpenApiTest {
    @TempDir
    static Path folder;

    private static Core core;
    private static Metrics metrics;
    private static List<Dialect> dialects;

    @BeforeAll
    static void wire() {
        Settings settings =
                Settings.read(Optional.empty(), Map.of(), Map.of(FoveaSettings.DATA.name(), folder.toString()));
        core = new Core(settings, DataFolder.open(settings), URI.create("http://127.0.0.1:8080"));
        metrics = new Metrics();
        dialects = Dialects.of(settings, core, List::of, metrics);
    }

    @AfterAll
    static void close() {
        core.close();
        metrics.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"genlogs", "acusight", "imggo", "hub", "fovea"})
    void every_route_is_described_and_every_description_is_a_route(String name) {
        assertThat(routes(name))
                .containsExactlyInAnyOrderElementsOf(OpenApiDocument.of(name)
                        .operations()
                        .map(operation -> operation.method() + " " + withoutTrailingSlash(operation.path()))
                        .collect(Collectors.toSet()));
    }

    /** The server takes a path with and without a slash at its end. */
    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Set<String> routes(String name) {
        Dialect dialect = dialects.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return dialect.routes().stream()
                .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
                .collect(Collectors.toSet());
    }

    @Test
    void every_dialect_has_a_document() {
        assertThat(dialects)
                .extracting(Dialect::name)
                .containsExactlyInAnyOrder("genlogs", "acusight", "imggo", "hub", "fovea");
    }

    @Test
    void a_dialect_owns_its_own_paths_and_no_other_dialect_claims_them() {
        assertThat(dialects)
                .allSatisfy(dialect -> assertThat(dialect.routes())
                        .allSatisfy(route -> assertThat(dialects.stream()
                                        .filter(other -> other.owns(route.path()))
                                        .map(Dialect::name))
                                .as(route.path())
                                .containsExactly(dialect.name())));
    }
}

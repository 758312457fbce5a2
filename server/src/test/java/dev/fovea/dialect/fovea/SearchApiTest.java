package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Search over the wire, on a server with three announced images. */
class SearchApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static FoveaApp app;
    private static NewCredentials secrets;

    @BeforeAll
    static void start() throws Exception {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.toString(), FoveaSettings.PORT.name(), "0")));
        secrets = app.firstCredentials().orElseThrow();
        for (String label : List.of("scratch", "dent", "dent")) {
            announce(label);
        }
    }

    @AfterAll
    static void stop() {
        app.close();
        HTTP.close();
    }

    private static int announced;

    private static void announce(String label) throws Exception {
        String key = "line/" + announced++ + ".jpg";
        String body = "{\"device_id\":\"edge-1\",\"storage_key\":\"" + key + "\",\"filename\":\"" + label
                + ".jpg\",\"width\":64,\"height\":48,\"annotations\":[{\"class_value\":\""
                + label + "\",\"confidence\":0.9,\"x_center\":0.25,\"y_center\":0.25,\"width\":0.1,\"height\":0.1}]}";
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(app.baseUrl().resolve("/api/data/agent/images/notify"))
                        .header("X-Device-Key", secrets.deviceKey())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static HttpResponse<String> get(String path, String... parameters) throws Exception {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return HTTP.send(
                HttpRequest.newBuilder(app.baseUrl().resolve(path + "?" + String.join("&", pairs)))
                        .header("Authorization", "Bearer " + secrets.accessToken())
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(String path, String... parameters) throws Exception {
        HttpResponse<String> answer = get(path, parameters);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void images_are_found_and_the_filter_is_echoed() throws Exception {
        JsonNode page = json("/v1/images", "q", "label:dent -filename:scratch*", "limit", "1");
        assertThat(page.at("/items")).hasSize(1);
        assertThat(page.at("/items/0/filename").asString()).isEqualTo("dent.jpg");
        assertThat(page.at("/filter/tokens/1/position").asInt()).isEqualTo(11);
        assertThat(page.at("/filter/tokens/1/negated").asBoolean()).isTrue();
        JsonNode second = json(
                "/v1/images",
                "q",
                "label:dent",
                "limit",
                "1",
                "cursor",
                page.at("/next_cursor").asString());
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/next_cursor").isNull()).isTrue();
        assertThat(json("/v1/images").has("filter")).isFalse();
    }

    @Test
    void recordings_and_sightings_take_the_same_filter() throws Exception {
        assertThat(json("/v1/recordings", "q", "label:scratch").at("/items")).hasSize(1);
        assertThat(json("/v1/sightings", "q", "label:scratch").at("/items")).isEmpty();
    }

    @Test
    void a_list_begins_at_a_time() throws Exception {
        assertThat(json("/v1/images", "at", "2001-01-01T00:00:00Z").at("/items"))
                .isEmpty();
        assertThat(json("/v1/images", "at", "2101-01-01T00:00:00Z").at("/items"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/images, q, 'label:dent lable:x', q[11]",
        "/v1/images, at, yesterday, at",
        "/v1/images/facets, fields, colour, fields",
        "/v1/images/buckets, by, week, by",
        "/v1/images/grid, cells, 0, cells",
        "/v1/images/boxes, ids, 7, ids",
        "/v1/filter/suggest, at, 9, at",
        "/v1/jobs, state, lost, state"
    })
    void a_mistake_names_its_place(String path, String parameter, String value, String field) throws Exception {
        HttpResponse<String> answer = get(path, parameter, value);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @Test
    void images_are_counted_by_value_time_and_place() throws Exception {
        JsonNode facets = json("/v1/images/facets", "fields", "label,source", "q", "label:dent,scratch");
        assertThat(facets.at("/facets/label/values/0/value").asString()).isEqualTo("dent");
        assertThat(facets.at("/facets/label/values/0/count").asInt()).isEqualTo(2);
        assertThat(facets.at("/facets/source/values/0/value").asString()).isEqualTo("edge-1");
        assertThat(facets.at("/facets/label/approximate").asBoolean()).isFalse();
        JsonNode buckets = json("/v1/images/buckets", "by", "day");
        assertThat(buckets.at("/total").asInt()).isEqualTo(3);
        assertThat(buckets.at("/buckets/0/cumulative").asInt())
                .isEqualTo(buckets.at("/buckets/0/count").asInt());
        assertThat(json("/v1/images/grid").at("/cells")).isEmpty();
    }

    @Test
    void the_boxes_of_a_page_come_in_one_call() throws Exception {
        String first = json("/v1/images").at("/items/0/id").asString();
        JsonNode boxes = json("/v1/images/boxes", "ids", first + ",img_00000000-0000-4000-8000-000000000000");
        assertThat(boxes.at("/items")).hasSize(1);
        assertThat(boxes.at("/items/0/image").asString()).isEqualTo(first);
        assertThat(boxes.at("/items/0/runs/0/objects/0/label").asString()).isEqualTo("dent");
    }

    @Test
    void a_filter_is_explained_and_completed() throws Exception {
        assertThat(json("/v1/filter", "q", " LABEL:dent   OR kind:image")
                        .at("/canonical")
                        .asString())
                .isEqualTo("label:dent OR kind:image");
        JsonNode keys = json("/v1/filter/suggest", "q", "kind:image -la");
        assertThat(keys.at("/position").asInt()).isEqualTo(12);
        assertThat(keys.at("/items/0/text").asString()).isEqualTo("last:");
        assertThat(keys.at("/items/1/text").asString()).isEqualTo("label:");
        JsonNode values = json("/v1/filter/suggest", "q", "label:scratch,d kind:image", "at", "15");
        assertThat(values.at("/items/0/text").asString()).isEqualTo("label:scratch,dent");
        assertThat(values.at("/items/0/count").asInt()).isEqualTo(2);
        assertThat(json("/v1/filter/suggest", "q", "dialect:ac")
                        .at("/items/0/text")
                        .asString())
                .isEqualTo("dialect:acusight");
    }

    @Test
    void jobs_are_listed() throws Exception {
        assertThat(json("/v1/jobs", "state", "failed").at("/items")).isEmpty();
    }
}

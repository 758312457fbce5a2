package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.PictureServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Recordings by day, and runs as their layers, over the wire. */
class RunApiTest {
    @TempDir
    static Path folder;

    private static PictureServer server;
    private static String path;

    @BeforeAll
    static void start() throws Exception {
        server = new PictureServer(folder);
        String recording = register("film", "cam-1", "2026-11-24T23:30:00-06:00");
        path = "/v1/recordings/" + recording;
        submit(
                "a",
                "{\"frame\":0,\"x1\":0,\"y1\":0,\"x2\":0.5,\"y2\":0.5}",
                "{\"frame\":5,\"x1\":0,\"y1\":0,\"x2\":1,\"y2\":1}");
        submit(
                "b",
                "{\"frame\":0,\"x1\":0,\"y1\":0,\"x2\":0.5,\"y2\":0.4}",
                "{\"frame\":9,\"x1\":0,\"y1\":0,\"x2\":1,\"y2\":1},{\"frame\":2,\"x1\":5,\"y1\":5,\"x2\":6,\"y2\":6}");
    }

    private static String register(String key, String device, String start) throws Exception {
        HttpResponse<byte[]> answer = server.post(
                "/v1/recordings",
                "{\"media_key\":\"%s\",\"device_key\":\"%s\",\"started_at\":\"%s\",\"fps\":25,\"frame_count\":10}"
                        .formatted(key, device, start));
        return json(answer).at("/id").asString();
    }

    private static void submit(String run, String first, String second) throws Exception {
        HttpResponse<byte[]> answer = server.post("/detections", """
                {"mediaKey":"film","schemaVersion":"1.0","coordinateSpace":"normalized",
                 "source":{"kind":"model","name":"vehicles","version":"2.1","runId":"%s"},
                 "tracks":[{"id":"t1","label":"car","boxes":[%s]},{"id":"t2","label":"dog","boxes":[%s]}]}""".formatted(run, first, second));
        assertThat(answer.statusCode()).isIn(201, 207);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void layers_are_listed_latest_first_with_who_made_them_and_what_they_hold() throws Exception {
        JsonNode layers = json(server.get(path + "/runs")).at("/items");
        assertThat(layers.valueStream().map(layer -> layer.at("/run_id").asString()))
                .containsExactly("b", "a");
        JsonNode layer = layers.get(0);
        assertThat(layer.at("/producer/name").asString()).isEqualTo("vehicles");
        assertThat(layer.at("/task").asString()).isEqualTo("detection");
        assertThat(layer.at("/labels").valueStream().map(JsonNode::asString)).containsExactly("car", "dog");
        assertThat(layer.at("/boxes").asInt()).isEqualTo(2);
        assertThat(layer.at("/rejected_in_all").asInt()).isEqualTo(1);
        JsonNode page = json(server.get(path + "/runs?limit=1"));
        assertThat(json(server.get(path + "/runs?limit=1&cursor="
                                + page.at("/next_cursor").asString()))
                        .at("/items/0/run_id")
                        .asString())
                .isEqualTo("a");
    }

    @Test
    void a_layer_keeps_what_was_rejected() throws Exception {
        JsonNode layer = json(server.get(path + "/runs/b"));
        assertThat(layer.at("/rejected/0/track").asString()).isEqualTo("t2");
        assertThat(layer.at("/rejected/0/frame").asInt()).isEqualTo(2);
        assertThat(layer.at("/rejected/0/reason").asString()).isEqualTo("box_out_of_frame");
        assertThat(json(server.get(path + "/runs/a")).at("/rejected").isEmpty()).isTrue();
        assertThat(server.get(path + "/runs/none").statusCode()).isEqualTo(404);
    }

    @Test
    void tracks_come_in_pages_and_by_window() throws Exception {
        JsonNode page = json(server.get(path + "/runs/a/tracks?limit=1"));
        assertThat(page.at("/items/0/id").asString()).isEqualTo("t1");
        assertThat(page.at("/items/0/boxes/0/x2").asDouble()).isEqualTo(0.5);
        JsonNode rest = json(server.get(path + "/runs/a/tracks?limit=1&cursor="
                + page.at("/next_cursor").asString()));
        assertThat(rest.at("/items/0/id").asString()).isEqualTo("t2");
        assertThat(rest.at("/next_cursor").isNull()).isTrue();
        assertThat(tracks("frame=5")).containsExactly("t2");
        assertThat(tracks("from_frame=1&to_frame=4")).isEmpty();
        assertThat(tracks("to_frame=4")).containsExactly("t1");
        assertThat(tracks("label=dog")).containsExactly("t2");
        assertThat(json(server.get(path + "/runs/a/tracks?boxes=none"))
                        .at("/items/0")
                        .has("boxes"))
                .isFalse();
    }

    private static List<String> tracks(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        json(server.get(path + "/runs/a/tracks?" + query))
                .at("/items")
                .forEach(track -> ids.add(track.at("/id").asString()));
        return ids;
    }

    @Test
    void two_runs_are_compared_in_numbers_and_frame_by_frame() throws Exception {
        JsonNode compared = json(server.get(path + "/compare?a=a&b=b&limit=1"));
        assertThat(compared.at("/summary/matched").asInt()).isEqualTo(1);
        assertThat(compared.at("/summary/only_a").asInt()).isEqualTo(1);
        assertThat(compared.at("/summary/only_b").asInt()).isEqualTo(1);
        assertThat(compared.at("/summary/f1").asDouble()).isEqualTo(0.5);
        assertThat(compared.at("/items/0/frame").asInt()).isEqualTo(5);
        assertThat(compared.at("/items/0/only_a/0/track").asString()).isEqualTo("t2");
        JsonNode next = json(server.get(
                path + "/compare?a=a&b=b&cursor=" + compared.at("/next_cursor").asString()));
        assertThat(next.at("/items/0/frame").asInt()).isEqualTo(9);
        assertThat(next.at("/summary").isNull()).isTrue();
        assertThat(next.at("/next_cursor").isNull()).isTrue();
        assertThat(json(server.get(path + "/compare?a=a&b=b&iou=0.9"))
                        .at("/summary/matched")
                        .asInt())
                .isZero();
        assertThat(json(server.get(path + "/compare?a=a&b=a")).at("/items").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare?a=a",
                "compare?a=a&b=b&iou=0",
                "compare?a=a&b=b&iou=1.5",
                "compare?a=a&b=b&iou=x",
                "compare?a=a&b=b&label=maybe",
                "runs/a/tracks?frame=-1",
                "runs/a/tracks?frame=1&to_frame=2",
                "runs/a/tracks?from_frame=2&to_frame=1",
                "runs/a/tracks?boxes=some",
                "runs?limit=0"
            })
    void a_wrong_parameter_is_named(String query) throws Exception {
        HttpResponse<byte[]> answer = server.get(path + "/" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isNotBlank();
    }

    @Test
    void another_organisation_sees_none_of_it() throws Exception {
        String stranger = server.stranger("stranger");
        for (String query : List.of("/runs", "/runs/a", "/runs/a/tracks", "/compare?a=a&b=b")) {
            assertThat(server.send(server.request(path + query, stranger)).statusCode())
                    .as(query)
                    .isEqualTo(404);
        }
        JsonNode list = json(server.send(server.request("/v1/recordings?device=cam-1&day=2026-11-24", stranger)));
        assertThat(list.at("/items").isEmpty()).isTrue();
    }

    @Test
    void a_recording_belongs_to_the_day_on_which_it_began_where_the_reader_is() throws Exception {
        assertThat(on("cam-1", "2026-11-25", "UTC")).containsExactly("film");
        assertThat(on("cam-1", "2026-11-24", "UTC")).isEmpty();
        assertThat(on("cam-1", "2026-11-24", "America/Chicago")).containsExactly("film");
        assertThat(on("cam-2", "2026-11-24", "America/Chicago")).isEmpty();
    }

    private static List<String> on(String device, String day, String zone) throws Exception {
        List<String> keys = new ArrayList<>();
        json(server.get("/v1/recordings?device=" + device + "&day=" + day + "&tz=" + zone))
                .at("/items")
                .forEach(item -> keys.add(item.at("/media_key").asString()));
        return keys;
    }

    @Test
    void a_calendar_shows_which_days_have_recordings_and_a_day_comes_in_pages() throws Exception {
        for (int hour = 0; hour < 3; hour++) {
            var _ = register("yard-" + hour, "yard", "2026-03-0%dT0%d:00:00Z".formatted(1 + hour / 2, hour));
        }
        JsonNode month = json(server.get("/v1/recordings/calendar?device=yard&month=2026-03"));
        assertThat(month.at("/days")
                        .valueStream()
                        .map(day -> day.at("/day").asString() + " "
                                + day.at("/recordings").asInt()))
                .containsExactly("2026-03-01 2", "2026-03-02 1");
        JsonNode page = json(server.get("/v1/recordings?device=yard&day=2026-03-01&limit=1"));
        assertThat(page.at("/items/0/media_key").asString()).isEqualTo("yard-1");
        JsonNode rest = json(server.get("/v1/recordings?device=yard&day=2026-03-01&limit=1&cursor="
                + page.at("/next_cursor").asString()));
        assertThat(rest.at("/items/0/media_key").asString()).isEqualTo("yard-0");
        assertThat(rest.at("/next_cursor").isNull()).isTrue();
        assertThat(json(server.get("/v1/recordings?device=yard")).at("/items").size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?day=2026-11-24",
                "?device=x&day=yesterday",
                "?device=x&day=2026-11-24&tz=Mars",
                "?device=x&day=2026-11-24&cursor=7",
                "/calendar?month=2026-11",
                "/calendar?device=x",
                "/calendar?device=x&month=2026-13"
            })
    void a_wrong_day_is_named(String query) throws Exception {
        HttpResponse<byte[]> answer = server.get("/v1/recordings" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isNotBlank();
    }
}

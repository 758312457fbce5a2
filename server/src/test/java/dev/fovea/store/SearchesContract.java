package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Store;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters find what they say, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchesContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final String HASH = "cd".repeat(32);

    private final FilterParser parser = new FilterParser(CLOCK);
    private Store store;
    private OrgId org;
    private OrgId stranger;
    private BatchId batch;
    private Media truck;

    abstract Store open() throws Exception;

    @BeforeAll
    void fill() throws Exception {
        store = open();
        org = store.inTransaction(session -> Samples.organisation(session, "searched"));
        stranger = store.inTransaction(session -> Samples.organisation(session, "stranger"));
        batch = store.inTransaction(this::batch).id();
        truck = store.inTransaction(session -> {
            SearchWorld world = new SearchWorld(session, org);
            Media first = world.add("truck")
                    .by("genlogs")
                    .from("us101-cam-3")
                    .at(37.3382, -121.8863, "San Jose", "CA", "US-101", "N")
                    .captured("2026-11-01T08:00:00Z")
                    .received("2026-11-01T08:00:05Z")
                    .box("truck", 0.25, 0.25, 0.9)
                    .box("car", 0.75, 0.75, 0.4)
                    .in(batch)
                    .done("8ABC123");
            world.add("repeat")
                    .by("genlogs")
                    .from("us101-cam-3")
                    .at(37.3382, -121.8863, "San Jose", "CA", "US-101", "N")
                    .captured("2026-11-01T08:00:01Z")
                    .received("2026-11-01T08:00:06Z")
                    .box("truck", 0.5, 0.5, 0.6)
                    .similarTo(first)
                    .done("8ABC12E", "7XYZ");
            world.add("street")
                    .from("sf-cam-1")
                    .at(37.7749, -122.4194, "San Francisco", "CA", "I-80", "E")
                    .captured("2026-11-03T23:30:00Z")
                    .received("2026-11-04T00:10:00Z")
                    .box("person", 0.9, 0.1, 0.8)
                    .madeBy("Crowd v2")
                    .extra("{\"shift\":\"Night\",\"lane\":{\"no\":3},\"wet\":true}")
                    .done("BABC1Z3");
            world.add("invoice")
                    .kind(MediaKind.DOCUMENT)
                    .by("imggo")
                    .captured("2026-11-24T11:00:00Z")
                    .received("2026-11-24T11:00:00Z")
                    .sha256(HASH)
                    .done();
            world.add("film")
                    .kind(MediaKind.VIDEO)
                    .by("hub")
                    .from("50%_cam")
                    .captured("2026-11-24T11:30:00Z")
                    .received("2026-11-24T11:45:00Z")
                    .box("car", 0.1, 0.9, 0.99)
                    .done();
            SearchWorld other = new SearchWorld(session, stranger);
            other.add("foreign")
                    .from("us101-cam-3")
                    .at(37.3382, -121.8863, "San Jose", "CA", "US-101", "N")
                    .captured("2026-11-01T08:00:00Z")
                    .box("truck", 0.25, 0.25, 0.9)
                    .done("8ABC123");
            return first;
        });
    }

    private Batch batch(Store.Session session) {
        return session.batches()
                .reserveSlot(
                        Samples.device(session, org, "us101-cam-3"),
                        IntakePolicy.DEFAULT,
                        UUID.randomUUID(),
                        CLOCK.instant());
    }

    @AfterAll
    void close() {
        store.close();
    }

    private List<String> found(OrgId org, String filter) {
        return new MediaSearch(store)
                .page(org, parser.parse(filter).criterion(), OptionalLong.empty(), 50).items().stream()
                        .map(Media::name)
                        .toList();
    }

    private void finds(String filter, String names) {
        assertThat(found(org, filter)).as(filter).containsExactly(names.isEmpty() ? new String[0] : names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', film invoice street repeat truck",
        "captured:2026-11-01, repeat truck",
        "captured:2026-11-03..2026-11-04, street",
        "received:2026-11-04, street",
        "last:24h, film invoice",
        "from:2026-11-02 to:2026-11-10, street",
        "-captured:>=2026-11-03, repeat truck"
    })
    void by_time(String filter, String names) {
        finds(filter, names);
    }

    @ParameterizedTest
    @CsvSource({
        "source:us101-cam-3, repeat truck",
        "device:*CAM-?, street repeat truck",
        "device:50%_*, film",
        "device:50?_*, film",
        "device:5__*, ''",
        "-device:*, invoice",
        "dialect:genlogs, repeat truck",
        "city:\"san jose\", repeat truck",
        "city:san*, street repeat truck",
        "state:CA -route:US-101, street",
        "direction:n, repeat truck",
        "kind:document, invoice",
        "'kind:image,video', film street repeat truck",
        "filename:*RUCK.jpg, truck",
        "has:duplicate, repeat",
        "has:batch, truck",
        "has:location, street repeat truck",
        "not:location, film invoice"
    })
    void by_what_is_known_of_them(String filter, String names) {
        finds(filter, names);
    }

    @Test
    void by_identity() {
        finds("id:" + truck.id(), "truck");
        finds("id:" + truck.number(), "truck");
        finds("id:" + truck.hexId(), "truck");
        finds("hash:" + HASH, "invoice");
        finds("batch:" + batch, "truck");
        finds("-batch:" + batch, "film invoice street repeat");
    }

    @ParameterizedTest
    @CsvSource({
        "plate:8abc123, truck",
        "plate:8ABC*, repeat truck",
        "plate:?ABC1*, street repeat truck",
        "plate:*12?, repeat truck",
        "plate:*ABC*, street repeat truck",
        "plate:*, street repeat truck",
        "plate:~8ABC123, repeat truck",
        "plate:~8ABC1230, truck",
        "plate:~XYZ, repeat",
        "lookalike:8A8C123, street truck",
        "'plate:7XYZ,BABC1Z3', street repeat",
        "-plate:8*, film invoice street",
        "has:plate, street repeat truck",
        "plate:8ABC, ''",
        "plate:%, ''"
    })
    void by_plate(String filter, String names) {
        finds(filter, names);
    }

    @ParameterizedTest
    @CsvSource({
        "label:truck, repeat truck",
        "label:car, film truck",
        "'label:car,person', film street truck",
        "label:truck label:car, truck",
        "-label:truck, film invoice street",
        "has:boxes, film street repeat truck",
        "conf:>0.8, film truck",
        "label:truck conf:>0.8, truck",
        "label:car conf:>0.8, film",
        "label:truck conf:0.5..0.7, repeat",
        "(label:car OR label:truck) conf:<=0.6, repeat truck",
        "model:yolo, film repeat truck",
        "model:crowd*, street"
    })
    void by_box(String filter, String names) {
        finds(filter, names);
    }

    @ParameterizedTest
    @CsvSource({
        "'near:37.3382,-121.8863,1km', repeat truck",
        "'near:37.5,-122.1,45km', street repeat truck",
        "'near:37.7749,-122.4194,67km', street",
        "'near:37.7749,-122.4194,68km', street repeat truck",
        "'within:37.3,-122,37.4,-121', repeat truck",
        "'within:38,-121,37,170', ''",
        "'within:37,170,38,-121', street repeat truck",
        "'within:37.7,-123,37.9,-122.4,37.7,-122', street",
        "'-within:37.7,-123,37.9,-122.4,37.7,-122', film invoice repeat truck"
    })
    void by_place_on_earth(String filter, String names) {
        finds(filter, names);
    }

    @ParameterizedTest
    @CsvSource({
        "meta.shift:night, street",
        "meta.shift:N*t, street",
        "meta.lane.no:3, street",
        "meta.wet:true, street",
        "meta.wet:false, ''",
        "-meta.shift:night, film invoice repeat truck"
    })
    void by_what_the_sender_added(String filter, String names) {
        finds(filter, names);
    }

    @Test
    void another_organisation_is_not_searched() {
        assertThat(found(stranger, "")).containsExactly("foreign");
        assertThat(found(stranger, "plate:8ABC* OR label:truck OR city:* OR source:us101-cam-3"))
                .containsExactly("foreign");
        assertThat(found(stranger, "id:" + truck.id())).isEmpty();
        assertThat(found(stranger, "id:" + truck.number())).isEmpty();
        assertThat(found(stranger, "batch:" + batch)).isEmpty();
    }
}

package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Searches;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.core.query.SightingQueries;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Value;
import dev.fovea.model.search.Counted;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Span;
import dev.fovea.model.search.Spot;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Value.Members INVOICE = new Value.Members(Map.of(
            "total",
            new Value.Num(new BigDecimal("1942.92")),
            "vendor",
            Value.text("ACME Inc"),
            "due",
            Value.NULL,
            "items",
            new Value.Items(List.of(
                    new Value.Members(Map.of("amount", Value.number(5))),
                    new Value.Members(Map.of("amount", Value.number(15)))))));

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
                    .read(INVOICE)
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

    @ParameterizedTest
    @CsvSource({
        "'region:0,0,0.3,0.3', truck",
        "'region:0.2,0.2,0.24,0.3', ''",
        "'region:0.25,0.25,0.25,0.25', truck",
        "'region(car):0,0,1,1', film truck",
        "'region(car):0.5,0.5,1,1', truck",
        "'region(truck):0.7,0.7,1,1', ''",
        "'-region:0,0,0.3,0.3', film invoice street repeat",
        "'region:0.2,0.2,0.24,0.3 OR region(person):0.85,0,1,0.2', street",
        "'-(region:0,0,0.24,0.24 OR label:person)', film invoice repeat truck",
        "'region:0,0,0.3,0.3 region:0.7,0.7,1,1', truck",
        "'region:0,0,1,1 source:us101-cam-3', repeat truck"
    })
    void by_part_of_the_frame(String filter, String names) {
        finds(filter, names);
    }

    @ParameterizedTest
    @CsvSource({
        "field.total:>1900, invoice",
        "field.total:<1900, ''",
        "field.total:1942.92, invoice",
        "field.vendor:acme*, invoice",
        "field.vendor:\"Acme Inc\", invoice",
        "field.items.amount:10..20, invoice",
        "has:field.vendor, invoice",
        "not:field.vendor, film street repeat truck",
        "has:job, invoice",
        "field.vendor:acme, ''"
    })
    void by_what_a_job_read(String filter, String names) {
        finds(filter, names);
    }

    @Test
    void sightings_are_found_by_their_own_plate_and_by_their_media() {
        assertThat(plates("plate:7*")).containsExactly("7XYZ");
        assertThat(plates("-plate:7* source:us101-cam-3")).containsExactly("8ABC12E", "8ABC123");
        assertThat(plates("label:person OR label:car")).containsExactly("BABC1Z3", "8ABC123");
        assertThat(plates("captured:2026-11-01 plate:*ABC*")).containsExactly("8ABC12E", "8ABC123");
        assertThat(plates("region:0.45,0.45,0.55,0.55 -plate:7*")).containsExactly("8ABC12E");
        assertThat(plates("")).containsExactly("BABC1Z3", "7XYZ", "8ABC12E", "8ABC123");
    }

    private List<String> plates(String filter) {
        return new SightingQueries(store)
                .page(org, parser.parse(filter).criterion(), OptionalLong.empty(), 50).items().stream()
                        .map(sighting -> sighting.read().plate().orElse("-"))
                        .toList();
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        MediaSearch search = new MediaSearch(store);
        Criterion any = parser.parse("label:* OR has:boxes OR region:0,0,1,1").criterion();
        List<String> seen = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        do {
            Page<Media> page = search.page(org, any, before, 1);
            page.items().forEach(media -> seen.add(media.name()));
            before =
                    page.nextCursor().map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
        } while (before.isPresent());
        assertThat(seen).containsExactly("film", "street", "repeat", "truck");
        List<String> each = new ArrayList<>();
        search.each(org, any, OptionalLong.empty(), block -> block.forEach(media -> each.add(media.name())));
        assertThat(each).isEqualTo(seen);
    }

    @Test
    void a_search_without_patience_says_how_far_it_came() {
        Searches.Found<Media> found = store.read(session -> session.searches()
                .media(org, parser.parse("meta.none:1").criterion(), OptionalLong.empty(), 5, Duration.ZERO));
        assertThat(found.items()).isEmpty();
        assertThat(found.reached()).hasValue(truck.number());
    }

    @Test
    void matches_are_counted_and_grouped() {
        assertThat(count("", 50)).isEqualTo(5);
        assertThat(count("", 3)).isEqualTo(3);
        assertThat(count("region:0,0,0.3,0.3", 50)).isEqualTo(1);
        assertThat(facet("", Facet.LABEL)).isEqualTo(Map.of("car", 2L, "truck", 2L, "person", 1L));
        assertThat(facet("", Facet.SOURCE)).isEqualTo(Map.of("us101-cam-3", 2L, "sf-cam-1", 1L, "50%_cam", 1L));
        assertThat(facet("label:car", Facet.DIALECT)).isEqualTo(Map.of("genlogs", 1L, "hub", 1L));
        assertThat(facet("region:0,0,0.3,0.3", Facet.CITY)).isEqualTo(Map.of("San Jose", 1L));
        assertThat(facet("", Facet.KIND)).isEqualTo(Map.of("image", 3L, "document", 1L, "video", 1L));
        assertThat(facet("", Facet.MODEL)).isEqualTo(Map.of("yolo", 3L, "crowd v2", 1L));
        assertThat(facet("", Facet.BATCH)).isEqualTo(Map.of(batch.toString(), 1L));
        for (Facet place : List.of(Facet.STATE, Facet.ROUTE, Facet.DIRECTION)) {
            assertThat(facet("", place)).isNotEmpty();
        }
    }

    private long count(String filter, long atMost) {
        return new MediaSearch(store).count(org, parser.parse(filter).criterion(), atMost);
    }

    private Map<String, Long> facet(String filter, Facet facet) {
        Counted<String> counted = store.read(
                session -> session.searches().facet(org, parser.parse(filter).criterion(), facet, Searches.FOR_EVER));
        assertThat(counted.complete()).isTrue();
        return counted.counts();
    }

    @Test
    void media_are_counted_by_time_and_by_place() {
        Criterion all = Criterion.EVERYTHING;
        assertThat(store.read(session -> session.searches().received(org, all, Span.DAY, Searches.FOR_EVER))
                        .counts())
                .isEqualTo(Map.of(
                        Instant.parse("2026-11-24T00:00:00Z"), 2L,
                        Instant.parse("2026-11-04T00:00:00Z"), 1L,
                        Instant.parse("2026-11-01T00:00:00Z"), 2L));
        assertThat(store.read(session -> session.searches().places(org, all, Searches.FOR_EVER))
                        .counts())
                .isEqualTo(Map.of(
                        new Spot(37.7749, -122.4194, "San Francisco"),
                        1L,
                        new Spot(37.3382, -121.8863, "San Jose"),
                        2L));
        MediaSearch search = new MediaSearch(store);
        OptionalLong before = search.before(org, Instant.parse("2026-11-04T12:00:00Z"));
        assertThat(search.page(org, all, before, 1).items().getFirst().name()).isEqualTo("street");
        assertThat(search.page(org, all, search.before(org, Instant.EPOCH), 1).items())
                .isEmpty();
    }

    @Test
    void known_values_are_suggested_by_their_beginning() {
        assertThat(values(Facet.LABEL, "")).containsExactly("car", "person", "truck");
        assertThat(values(Facet.LABEL, "TR")).containsExactly("truck");
        assertThat(values(Facet.SOURCE, "us")).containsExactly("us101-cam-3");
        assertThat(values(Facet.SOURCE, "5")).containsExactly("50%_cam");
        assertThat(values(Facet.CITY, "san")).containsExactly("San Francisco", "San Jose");
        assertThat(values(Facet.MODEL, "y")).containsExactly("yolo");
        assertThat(values(Facet.BATCH, "")).containsExactly(batch.toString());
        assertThat(values(Facet.ROUTE, "I")).containsExactly("I-80");
    }

    private List<String> values(Facet facet, String beginning) {
        return store.read(session -> session.searches().values(org, facet, beginning, 9));
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

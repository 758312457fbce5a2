package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.detect.Centroids;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.BatchId;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.Extraction;
import dev.fovea.model.Frame;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import dev.fovea.model.Source;
import dev.fovea.model.Track;
import dev.fovea.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Media of one organisation, each built step by step, to search in. */
final class SearchWorld {
    private final Session session;
    private final OrgId org;

    SearchWorld(Session session, OrgId org) {
        this.session = session;
        this.org = org;
    }

    Entry add(String name) {
        return new Entry(name);
    }

    /** A medium in the making. */
    final class Entry {
        private final String name;
        private MediaKind kind = MediaKind.IMAGE;
        private Optional<Source> source = Optional.empty();
        private Optional<LocationId> location = Optional.empty();
        private Optional<BatchId> batch = Optional.empty();
        private Optional<MediaId> similarTo = Optional.empty();
        private Instant captured = Samples.NOW;
        private Instant received = Samples.NOW;
        private String dialect = "acusight";
        private String extra = "{}";
        private String sha256 = Samples.SHA;
        private final List<Track> tracks = new ArrayList<>();
        private String producer = "yolo";

        private Optional<Value.Members> result = Optional.empty();

        private Entry(String name) {
            this.name = name;
        }

        Entry kind(MediaKind value) {
            kind = value;
            return this;
        }

        Entry from(String device) {
            source = Optional.of(Samples.device(session, org, device));
            return this;
        }

        Entry at(double latitude, double longitude, String city, String state, String route, String direction) {
            Place place = new Place(latitude, longitude, city, state, route, direction);
            location = Optional.of(session.sources().moveTo(source.orElseThrow(), place, Samples.NOW));
            return this;
        }

        Entry in(BatchId id) {
            batch = Optional.of(id);
            return this;
        }

        Entry similarTo(Media other) {
            similarTo = Optional.of(other.id());
            return this;
        }

        Entry captured(String time) {
            captured = Instant.parse(time);
            return this;
        }

        Entry received(String time) {
            received = Instant.parse(time);
            return this;
        }

        Entry by(String name) {
            dialect = name;
            return this;
        }

        Entry extra(String json) {
            extra = json;
            return this;
        }

        Entry sha256(String hash) {
            sha256 = hash;
            return this;
        }

        Entry madeBy(String name) {
            producer = name;
            return this;
        }

        /** A box of a size of a tenth of the frame around a centre. */
        Entry box(String label, double x, double y, double confidence) {
            Boxes boxes = Boxes.onPicture(x - 0.05, y - 0.05, x + 0.05, y + 0.05);
            tracks.add(new Track(
                    "t" + tracks.size(),
                    label,
                    null,
                    confidence,
                    null,
                    Track.RECT,
                    Track.of("x", label, boxes).deletedFrames(),
                    null,
                    boxes));
            return this;
        }

        /** A finished job has read these values from it. */
        Entry read(Value.Members values) {
            result = Optional.of(values);
            return this;
        }

        Media done(String... plates) {
            Media media = session.media().add(row()).orElseThrow();
            if (!tracks.isEmpty()) {
                session.runs().upsert(media, run(), "hub", Centroids.of(tracks), List.of(), Samples.NOW);
            }
            result.ifPresent(values -> job(media, values));
            for (String plate : plates) {
                PlateRead read = new PlateRead(Optional.of(plate), "CA", Optional.of(0.9));
                session.sightings().add(media, read, location.orElseThrow());
            }
            return media;
        }

        private void job(Media media, Value.Members values) {
            session.jobs().add(Samples.job(org, name, new PatternId("pat_0123456789")), Samples.NOW);
            Lease lease = session.jobs()
                    .claim(name, "worker", Samples.NOW, Samples.NOW.plusSeconds(60), 1)
                    .getFirst()
                    .lease();
            assertThat(session.jobs().attach(lease, media.id())).isTrue();
            Extraction extraction = new Extraction(values, Optional.empty(), List.of(), List.of(), Map.of());
            assertThat(session.jobs().complete(lease, extraction, Samples.NOW)).isTrue();
        }

        private RunContent run() {
            return new RunContent(
                    RunContent.DETECTION,
                    null,
                    RunSource.of(RunSource.Kind.MODEL, producer, "8", "run-" + name),
                    RunContent.SCHEMA_VERSION,
                    CoordinateSpace.NORMALIZED,
                    BoxForm.XYXY,
                    MediaFacts.picture(640, 480),
                    List.of(),
                    tracks);
        }

        private NewMedia row() {
            return new NewMedia(
                    new MediaId(UUID.randomUUID()),
                    org,
                    kind,
                    "key/" + name,
                    "key/" + name,
                    name + ".JPG",
                    name,
                    source.map(Source::id),
                    new Content.Present(sha256, 7, "image/jpeg"),
                    new Frame(640, 480, 1, 0, 1),
                    new CapturedAt(captured, 0),
                    Optional.empty(),
                    received,
                    dialect,
                    location,
                    batch,
                    OptionalLong.empty(),
                    similarTo,
                    extra);
        }
    }
}

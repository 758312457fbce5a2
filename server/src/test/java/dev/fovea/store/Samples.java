package dev.fovea.store;

import dev.fovea.core.port.Credentials.NewCredential;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.BatchId;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Category;
import dev.fovea.model.Content;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Extraction;
import dev.fovea.model.Frame;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.Track;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Rows to test with. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    static final String SHA = "ab".repeat(32);

    static final Value.Members METADATA =
            new Value.Members(Map.of("order", new Value.Items(List.of(Value.number(7), Value.NULL))));
    static final Extraction EXTRACTION = new Extraction(
            new Value.Members(Map.of("total", new Value.Num(new BigDecimal("1942.92")))),
            Optional.of(0.97),
            List.of(
                    new Extraction.Reading(
                            "total", 0.97, Optional.of(new Extraction.Evidence(1, 0.1, 0.2, 0.3, 0.4, "1,942.92"))),
                    new Extraction.Reading("issuer", 0.5, Optional.empty())),
            List.of("the page is skewed"),
            Map.of("pages", 1L, "cpu_ms", 812L));

    private Samples() {}

    static OrgId organisation(Session session, String name) {
        return session.organisations()
                .add(UUID.randomUUID(), name, NOW)
                .orElseThrow()
                .id();
    }

    static Source device(Session session, OrgId org, String name) {
        return session.sources().getOrAdd(org, SourceKind.EDGE_DEVICE, name, name, SourceStatus.APPROVED, NOW);
    }

    static NewCredential credential(OrgId org, CredentialKind kind, String hash, boolean singleUse) {
        return new NewCredential(
                UUID.randomUUID(),
                org,
                kind,
                hash,
                "abc",
                "a key",
                Set.of("read", "write"),
                "{}",
                Optional.empty(),
                Optional.empty(),
                singleUse,
                NOW,
                Optional.empty());
    }

    static NewMedia image(OrgId org, String key) {
        return image(org, key, Optional.empty(), Optional.empty());
    }

    static NewMedia image(OrgId org, String key, Optional<SourceId> source, Optional<BatchId> batch) {
        return media(
                org, MediaKind.IMAGE, key, source, batch, Optional.empty(), new Content.Present(SHA, 7, "image/png"));
    }

    static NewMedia media(
            OrgId org,
            MediaKind kind,
            String key,
            Optional<SourceId> source,
            Optional<BatchId> batch,
            Optional<Instant> endedAt,
            Content content) {
        return new NewMedia(
                new MediaId(UUID.randomUUID()),
                org,
                kind,
                key,
                key,
                key.substring(key.lastIndexOf('/') + 1),
                "name of " + key,
                source,
                content,
                new Frame(640, 480, 6, 12.5, 1),
                new CapturedAt(NOW.minusSeconds(60), 3600),
                endedAt,
                NOW,
                "acusight",
                Optional.empty(),
                batch,
                OptionalLong.empty(),
                Optional.empty(),
                "{\"b\":1,\"a\":\"\\u0000\"}");
    }

    static Media stored(Session session, OrgId org, String key) {
        return session.media().add(image(org, key)).orElseThrow();
    }

    static RunContent run(String runId, String... labels) {
        List<Track> tracks = java.util.stream.IntStream.range(0, labels.length)
                .mapToObj(i -> Track.of("t" + i, labels[i], Boxes.onPicture(0.1, 0.2, 0.3, 0.4)))
                .toList();
        return new RunContent(
                RunContent.DETECTION,
                "people and cars",
                RunSource.of(RunSource.Kind.MODEL, "yolo", "8", runId),
                RunContent.SCHEMA_VERSION,
                CoordinateSpace.NORMALIZED,
                BoxForm.XYXY,
                MediaFacts.picture(640, 480),
                List.of(new Category(1, "car", null)),
                tracks);
    }

    static Jobs.NewJob job(OrgId org, String engine, PatternId pattern) {
        return new Jobs.NewJob(
                new JobId(UUID.randomUUID()),
                org,
                pattern,
                3,
                engine,
                Job.Priority.NORMAL,
                new Job.Input(Optional.of("https://example.com/a.jpg"), Optional.empty()),
                METADATA,
                Optional.of("https://example.com/hook"),
                Vocabulary.DEPLOYED,
                "imggo_live_ab",
                Optional.empty());
    }

    static Jobs.NewJob job(Jobs.NewJob job, Job.Priority priority, PatternId pattern) {
        return new Jobs.NewJob(
                job.id(),
                job.org(),
                pattern,
                job.patternVersion(),
                job.engine(),
                priority,
                job.input(),
                job.metadata(),
                job.webhookUrl(),
                job.vocabulary(),
                job.credential(),
                job.call());
    }

    static Jobs.NewJob job(Jobs.NewJob job, Receipt call) {
        return new Jobs.NewJob(
                job.id(),
                job.org(),
                job.pattern(),
                job.patternVersion(),
                job.engine(),
                job.priority(),
                job.input(),
                job.metadata(),
                job.webhookUrl(),
                job.vocabulary(),
                job.credential(),
                Optional.of(call));
    }
}

package dev.fovea.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.ingest.ImageRun;
import dev.fovea.model.Boxes;
import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Track;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Boxes of what was read lie on the stored picture where a person sees the value on the upright one. */
class EvidenceRunTest {
    private static final Job JOB = new Job(
            new JobId(new UUID(1, 2)),
            1,
            new OrgId(1),
            new PatternId("pat_2gYc3kZ8mN"),
            3,
            "ocr",
            Job.Priority.NORMAL,
            new Job.Input(Optional.empty(), Optional.empty()),
            Job.State.PROCESSING,
            0,
            1,
            Value.Members.EMPTY,
            Optional.empty(),
            Vocabulary.DOCUMENTED,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static Extraction at(int page) {
        Evidence evidence = new Evidence(page, 0.125, 0.5, 0.375, 0.75, "7");
        return new Extraction(
                Value.NULL,
                Optional.empty(),
                List.of(new Reading("a[0].b", 0.5, Optional.of(evidence)), new Reading("c", 1, Optional.empty())),
                List.of(),
                Map.of());
    }

    @Test
    void each_exif_orientation_is_undone() {
        // Corner x1 y1 x2 y2 of the stored picture, by EXIF orientation from 1.
        List<List<Double>> expected = List.of(
                List.of(0.125, 0.5, 0.375, 0.75),
                List.of(0.625, 0.5, 0.875, 0.75),
                List.of(0.625, 0.25, 0.875, 0.5),
                List.of(0.125, 0.25, 0.375, 0.5),
                List.of(0.5, 0.125, 0.75, 0.375),
                List.of(0.5, 0.625, 0.75, 0.875),
                List.of(0.25, 0.625, 0.5, 0.875),
                List.of(0.25, 0.125, 0.5, 0.375));
        for (int orientation = 1; orientation <= 8; orientation++) {
            Boxes box = run(at(1), orientation).tracks().getFirst().boxes();
            assertThat(Arrays.asList(box.x1(0), box.y1(0), box.x2(0), box.y2(0)))
                    .as("orientation %d", orientation)
                    .isEqualTo(expected.get(orientation - 1));
        }
    }

    @Test
    void the_run_names_the_pattern_and_each_box_its_field() {
        ImageRun run = run(at(1), 1);
        assertThat(run.producer()).isEqualTo("pat_2gYc3kZ8mN");
        assertThat(run.version()).isEqualTo("3");
        assertThat(run.tracks()).extracting(Track::label).containsExactly("a[0].b");
    }

    @Test
    void other_pages_and_values_without_a_place_make_no_box() {
        assertThat(EvidenceRun.of(JOB, at(2), 1)).isEmpty();
    }

    private static ImageRun run(Extraction extraction, int orientation) {
        return EvidenceRun.of(JOB, extraction, orientation).orElseThrow();
    }
}

package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import dev.fovea.model.SourceId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No read of one thing may walk everything of its organisation. */
class SqliteQueryPlanTest {
    private static final OrgId ORG = new OrgId(1);

    @TempDir
    Path folder;

    private Sqlite database;
    private Sql sql;

    @BeforeEach
    void open() throws SQLException {
        database = new Sqlite(folder.resolve("plan.db"));
        database.migrate(database.source());
        sql = new Sql(database.openWriter());
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void runs_and_receipts_are_found_by_their_medium() {
        assertThat(plan(SqlRuns.BY_MEDIUM)).contains("(media_id=?)").doesNotContain("org_id=?");
        assertThat(plan(SqlRuns.LAYERS)).contains("(media_id=?)").doesNotContain("org_id=?");
        assertThat(plan(SqlRuns.CENTROIDS)).contains("(media_id=?)").doesNotContain("org_id=?");
        assertThat(plan(SqlReceipts.BY_MEDIUM))
                .contains("receipt_by_media (media_id=?)")
                .doesNotContain("org_id=?");
    }

    @Test
    void deliveries_that_are_due_are_found_by_jumping_from_lane_to_lane() {
        assertThat(plan(SqlDeliveries.DUE))
                .contains("delivery_due")
                .doesNotContain("SCAN d")
                .doesNotContain("SCAN delivery\n");
        assertThat(plan(SqlDeliveries.DELETE_OLD)).contains("delivery_resting (created_at<?)");
    }

    @Test
    void media_are_found_by_source_or_batch_else_by_organisation() {
        assertThat(media(Optional.of(new SourceId(1)), Optional.empty())).contains("media_by_source (source_id=?");
        assertThat(media(Optional.empty(), Optional.of(new BatchId(UUID.randomUUID()))))
                .contains("media_by_batch (batch=?");
        assertThat(media(Optional.empty(), Optional.empty())).contains("media_by_org (org_id=?");
    }

    @Test
    void media_of_a_day_are_found_by_camera_and_time() {
        String seek = "(source_id=? AND captured_at>? AND captured_at<?)";
        assertThat(plan(SqlMedia.CAPTURED + " and (captured_at, id) < (?, ?)" + SqlMedia.LATEST_FIRST))
                .contains(seek)
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(SqlMedia.COUNT_CAPTURED)).contains(seek).contains("COVERING INDEX");
    }

    private String media(Optional<SourceId> source, Optional<BatchId> batch) {
        MediaFilter filter = new MediaFilter(
                Set.of(MediaKind.IMAGE),
                OptionalLong.of(7),
                0,
                source,
                batch,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
        String plan = plan(SqlMedia.SELECT + SqlMedia.where(ORG, filter) + " order by id desc limit 50");
        assertThat(plan).doesNotContain("TEMP B-TREE");
        return plan;
    }

    @Test
    void batches_are_found_by_their_source() {
        BatchFilter filter = new BatchFilter(
                OptionalLong.empty(),
                0,
                Optional.of(new SourceId(1)),
                Optional.of(Batch.Status.COMPLETE),
                Optional.empty());
        assertThat(plan("select * from batch" + SqlBatches.where(ORG, filter) + " order by id desc limit 50"))
                .contains("batch_by_source (source_id=?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void the_collecting_batch_is_found_without_a_look_at_closed_ones() {
        assertThat(plan("update batch set image_count = 1 where source_id = ? and status = 'COLLECTING'"
                        + " and image_count < 3 and last_image_at > 5"))
                .contains("batch_collecting (source_id=?)");
    }

    @Test
    void patterns_are_listed_by_organisation_and_old_answers_found_by_age() {
        PatternFilter filter = new PatternFilter(Optional.of(Pattern.Status.DRAFT), Optional.of("x"));
        assertThat(plan(SqlPatterns.SELECT + SqlPatterns.where(ORG, filter) + " order by p.id desc limit 50"))
                .contains("pattern_by_org (org_id=?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(SqlReplayLog.DELETE))
                .contains("kept_answer_by_age (kept_at<?)")
                .doesNotContain("SCAN kept_answer");
    }

    @Test
    void due_work_is_found_without_a_look_at_what_waits_or_is_done() {
        for (String table : List.of("job", "chore")) {
            String seek = table + "_due (lane=? AND priority=? AND due_at<?)";
            assertThat(plan(LeasedRows.anyDue(table))).contains(seek);
            assertThat(plan(LeasedRows.claim(table, database))).contains(seek).doesNotContain("TEMP B-TREE");
        }
    }

    @Test
    void silent_devices_and_events_are_found_without_a_look_at_others() {
        assertThat(plan(SqlPulses.DUE)).contains("source_pulse_due (due_at<?)").doesNotContain("TEMP B-TREE");
        assertThat(plan(SqlEventLog.BETWEEN))
                .contains("event_by_org (org_id=? AND id>? AND id<?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void jobs_are_listed_by_the_narrowest_index_in_order() {
        Optional<PatternId> pattern = Optional.of(new PatternId("pat_0123456789"));
        assertThat(jobs(Optional.empty(), Optional.empty())).contains("job_by_org (org_id=?)");
        assertThat(jobs(Optional.empty(), pattern)).contains("job_by_pattern (org_id=? AND pattern=?)");
        assertThat(jobs(Optional.of(Job.State.FAILED), Optional.empty()))
                .contains("job_by_state (org_id=? AND state=?)");
    }

    private String jobs(Optional<Job.State> state, Optional<PatternId> pattern) {
        String plan = plan(
                "select * from job" + SqlJobs.where(ORG, new JobFilter(state, pattern)) + " order by id desc limit 20");
        assertThat(plan).doesNotContain("TEMP B-TREE");
        return plan;
    }

    private String plan(String query) {
        return String.join("\n", sql.list("explain query plan " + query.replace("?", "1"), row -> {
            row.skip(3);
            return row.text();
        }));
    }
}

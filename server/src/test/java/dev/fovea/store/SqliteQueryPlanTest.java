package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.SourceId;
import java.nio.file.Path;
import java.sql.SQLException;
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

    private Sql sql;

    @BeforeEach
    void open() throws SQLException {
        Sqlite database = new Sqlite(folder.resolve("plan.db"));
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
        assertThat(plan(SqlRuns.CENTROIDS)).contains("(media_id=?)").doesNotContain("org_id=?");
        assertThat(plan(SqlReceipts.BY_MEDIUM))
                .contains("receipt_by_media (media_id=?)")
                .doesNotContain("org_id=?");
    }

    @Test
    void media_are_found_by_source_or_batch_else_by_organisation() {
        assertThat(media(Optional.of(new SourceId(1)), Optional.empty())).contains("media_by_source (source_id=?");
        assertThat(media(Optional.empty(), Optional.of(new BatchId(UUID.randomUUID()))))
                .contains("media_by_batch (batch=?");
        assertThat(media(Optional.empty(), Optional.empty())).contains("media_by_org (org_id=?");
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

    private String plan(String query) {
        return String.join("\n", sql.list("explain query plan " + query.replace("?", "1"), row -> {
            row.skip(3);
            return row.text();
        }));
    }
}

package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static dev.fovea.store.Samples.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Exports;
import dev.fovea.core.port.Lease;
import dev.fovea.model.BatchId;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.ExportId;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ExportScope;
import dev.fovea.model.export.FrameSpace;
import dev.fovea.model.export.ImageBytes;
import dev.fovea.model.export.Manifest;
import dev.fovea.model.export.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises about exports. */
abstract class ExportsContract extends StoreContract {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant EXPIRY = NOW.plusSeconds(3600);
    private static final Export.Finished FINISHED =
            new Export.Finished(new Manifest(2, 3, 1, Map.of("car", 3L), Map.of("size_unknown", 1L)), SHA, 77);

    private Export add() {
        ExportOrder order = new ExportOrder(
                ExportFormat.COCO,
                new ExportScope(
                        List.of(new MediaId(UUID.randomUUID())),
                        Optional.of(new BatchId(UUID.randomUUID())),
                        Optional.of("label:car")),
                new BoxChoice(Set.of("a,\"b"), Set.of("yolo"), Set.of("r1"), 0.25),
                ImageBytes.REFERENCED,
                FrameSpace.DISPLAY);
        return write(session -> session.exports()
                .add(
                        new Exports.NewExport(
                                new ExportId(UUID.randomUUID()), org, order, new Snapshot(42, NOW), EXPIRY),
                        NOW));
    }

    private Lease claim(Export export) {
        return write(session -> session.exports().claim("w", NOW, LATER, 10)).stream()
                .filter(claimed -> claimed.export().id().equals(export.id()))
                .findFirst()
                .orElseThrow()
                .lease();
    }

    private Export find(Export export) {
        return read(session -> session.exports().find(org, export.id())).orElseThrow();
    }

    @Test
    void an_export_is_read_as_it_was_asked_for() {
        Export export = add();
        assertThat(find(export)).isEqualTo(export);
        assertThat(export.state()).isEqualTo(Export.State.QUEUED);
        List<Export> listed = read(session -> session.exports().list(org, OptionalLong.empty(), 10));
        assertThat(listed).contains(export);
        OrgId other = write(session -> Samples.organisation(session, "other " + UUID.randomUUID()));
        Optional<Export> foreign = read(session -> session.exports().find(other, export.id()));
        assertThat(foreign).isEmpty();
        assertThat((boolean) write(session -> session.exports().delete(other, export.id())))
                .isFalse();
    }

    @Test
    void who_holds_the_lease_ends_the_export_and_nobody_else() {
        Export export = add();
        Lease lease = claim(export);
        assertThat(find(export).state()).isEqualTo(Export.State.WRITING);
        boolean _ = write(session -> {
            session.exports().progress(lease, 5);
            return true;
        });
        assertThat(find(export).imagesDone()).isEqualTo(5);
        Lease stale = new Lease(lease.number(), lease.worker(), lease.attempt() - 1);
        assertThat((boolean) write(session -> session.exports().complete(stale, FINISHED, LATER)))
                .isFalse();
        assertThat((boolean) write(session -> session.exports().fail(stale, "no", LATER)))
                .isFalse();
        assertThat((boolean) write(session -> session.exports().complete(lease, FINISHED, LATER)))
                .isTrue();
        Export ready = find(export);
        assertThat(ready.state()).isEqualTo(Export.State.READY);
        assertThat(ready.finished()).contains(FINISHED);
        assertThat(ready.finishedAt()).contains(LATER);
        assertThat((boolean) write(session -> session.exports().extend(lease, LATER)))
                .isFalse();
    }

    @Test
    void a_file_stays_while_its_export_is_there() {
        String sha256 = UUID.randomUUID().toString().replace("-", "").repeat(2);
        Export export = add();
        Lease lease = claim(export);
        Export.Finished finished = new Export.Finished(FINISHED.manifest(), sha256, 1);
        boolean _ = write(session -> session.exports().complete(lease, finished, LATER));
        assertThat((boolean) read(session -> session.media().refersTo(sha256))).isTrue();
        assertThat((int) write(session -> session.exports().expire(EXPIRY.minusMillis(1), 500)))
                .isZero();
        assertThat((int) write(session -> session.exports().expire(EXPIRY, 500)))
                .isPositive();
        assertThat((boolean) read(session -> session.media().refersTo(sha256))).isFalse();
        Optional<Export> gone = read(session -> session.exports().find(org, export.id()));
        assertThat(gone).isEmpty();
    }

    @Test
    void an_export_given_back_is_taken_again_and_one_deleted_is_not() {
        Export export = add();
        Lease lease = claim(export);
        assertThat((boolean) write(session -> session.exports().release(lease, NOW)))
                .isTrue();
        Lease next = claim(export);
        assertThat(next.attempt()).isEqualTo(lease.attempt() + 1);
        assertThat((boolean) write(session -> session.exports().fail(next, "broken", LATER)))
                .isTrue();
        assertThat(find(export).failure()).contains("broken");
        assertThat((boolean) write(session -> session.exports().delete(org, export.id())))
                .isTrue();
        assertThat((boolean) write(session -> session.exports().delete(org, export.id())))
                .isFalse();
    }
}

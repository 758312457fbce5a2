package dev.fovea.dialect.fovea;

import dev.fovea.model.BatchId;
import dev.fovea.model.MediaId;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ExportScope;
import dev.fovea.model.export.Manifest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Exports as this API shows them. */
final class ExportViews {
    private ExportViews() {}

    static Map<String, Object> export(Export export) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", export.id().toString());
        view.put("state", Spelling.word(export.state()));
        putOrder(view, export.order());
        view.put("frozen_at", export.snapshot().at().toString());
        view.put("images_done", export.imagesDone());
        view.put("manifest", export.finished().map(ExportViews::manifest).orElse(null));
        view.put("failure", export.failure().orElse(null));
        view.put("created_at", export.createdAt().toString());
        view.put("finished_at", export.finishedAt().map(Instant::toString).orElse(null));
        view.put("expires_at", export.expiresAt().toString());
        view.put("links", Map.of("content", ExportDoor.PATH + "/" + export.id() + "/content"));
        return view;
    }

    private static void putOrder(Map<String, Object> view, ExportOrder order) {
        ExportScope scope = order.scope();
        BoxChoice boxes = order.boxes();
        view.put("format", order.format().word());
        view.put("q", scope.query().orElse(null));
        view.put("batch", scope.batch().map(BatchId::toString).orElse(null));
        view.put("ids", scope.ids().stream().map(MediaId::toString).toList());
        view.put("images", order.images().word());
        view.put("space", order.space().word());
        view.put("labels", new TreeSet<>(boxes.labels()));
        view.put("producers", new TreeSet<>(boxes.producers()));
        view.put("runs", new TreeSet<>(boxes.runs()));
        view.put("min_confidence", boxes.minConfidence());
    }

    private static Map<String, Object> manifest(Export.Finished finished) {
        Manifest manifest = finished.manifest();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("images", manifest.images());
        view.put("boxes", manifest.boxes());
        view.put("labels", manifest.labels());
        view.put("skipped", manifest.skipped());
        view.put("files", manifest.files());
        view.put("size", finished.bytes());
        view.put("sha256", finished.sha256());
        return view;
    }
}

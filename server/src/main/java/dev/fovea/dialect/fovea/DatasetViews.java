package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.Manifest;
import dev.fovea.http.Json;
import dev.fovea.model.BatchId;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Review.Split;
import dev.fovea.model.SplitRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Datasets, versions and their items. */
final class DatasetViews {
    private DatasetViews() {}

    static Map<String, Object> dataset(Dataset dataset) {
        Dataset.Draft content = dataset.content();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", dataset.id().toString());
        view.put("name", content.name());
        view.put("description", content.description());
        view.put("q", content.q().orElse(null));
        view.put("batch", content.batch().map(BatchId::toString).orElse(null));
        view.put("classes", content.classes());
        view.put("split", split(content.split()));
        view.put("owner", dataset.owner());
        view.put("latest_version", dataset.latest() == 0 ? null : dataset.latest());
        view.put("created_at", dataset.createdAt().toString());
        view.put("updated_at", dataset.updatedAt().toString());
        return view;
    }

    private static Map<String, Object> split(SplitRule rule) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("by", Words.spelled(rule.by()));
        view.put("train", rule.train());
        view.put("val", rule.val());
        view.put("test", rule.test());
        return view;
    }

    static Map<String, Object> version(DatasetVersion version, List<DatasetVersion.Count> counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("dataset", version.dataset().toString());
        view.put("version", version.version());
        view.put("state", Spelling.word(version.state()));
        view.put("images", version.items());
        view.put("left_out", version.leftOut());
        view.put("splits", splits(counts));
        view.put("sha256", version.sha256().orElse(null));
        view.put("manifest_size", size(version.manifestBytes()));
        view.put("failure", version.failure().orElse(null));
        view.put("author", version.author());
        view.put("created_at", version.createdAt().toString());
        view.put("frozen_at", Spelling.time(version.frozenAt()));
        return view;
    }

    private static @Nullable Long size(OptionalLong bytes) {
        return bytes.isPresent() ? (Long) bytes.getAsLong() : null;
    }

    private static Map<String, Object> splits(List<DatasetVersion.Count> counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (Split split : List.of(Split.TRAIN, Split.VAL, Split.TEST)) {
            view.put(
                    Spelling.word(split),
                    part(counts.stream().filter(count -> count.split() == split).toList()));
        }
        return view;
    }

    private static Map<String, Object> part(List<DatasetVersion.Count> counts) {
        Map<String, Object> classes = new LinkedHashMap<>();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("images", 0);
        view.put("boxes", 0);
        for (DatasetVersion.Count count : counts) {
            if (count.label().isPresent()) {
                classes.put(count.label().get(), Map.of("images", count.images(), "boxes", count.boxes()));
            } else {
                view.put("images", count.images());
                view.put("boxes", count.boxes());
            }
        }
        view.put("classes", classes);
        return view;
    }

    /** As the line of the manifest, so that there is one shape. */
    static JsonNode item(DatasetItem item) {
        return Json.MAPPER.readTree(Manifest.line(item));
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.CompareVersions;
import dev.fovea.core.collect.DatasetAdministration;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.ItemMark;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between versions of a dataset, and what is new since one (docs/api/collections.md). */
final class ComparisonDoor {
    private final FoveaAuth auth;
    private final DatasetAdministration datasets;
    private final CompareVersions compare;

    ComparisonDoor(FoveaAuth auth, DatasetAdministration datasets, CompareVersions compare) {
        this.auth = auth;
        this.datasets = datasets;
        this.compare = compare;
    }

    void changes(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        DatasetId id = DatasetDoor.id(context);
        int wanted = parameter(context, "since");
        Dataset dataset = datasets.get(caller.org(), id);
        DatasetVersion since = datasets.frozen(caller.org(), id, wanted);
        answer(context, compare.changes(dataset, since, paging.before(), paging.limit()));
    }

    void diff(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        DatasetId id = DatasetDoor.id(context);
        int other = parameter(context, "with");
        DatasetVersion after =
                datasets.frozen(caller.org(), id, DatasetVersionDoor.number(context.pathParam("version")));
        DatasetVersion before = datasets.frozen(caller.org(), id, other);
        answer(context, compare.diff(before, after, paging.before(), paging.limit()));
    }

    private static int parameter(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null || !text.matches("[0-9]{1,9}")) {
            throw new FoveaException(FoveaError.Invalid.of(name, name + " must be the number of a version"));
        }
        return Integer.parseInt(text);
    }

    private static void answer(Context context, CompareVersions.Rows rows) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", rows.items().stream().map(ComparisonDoor::view).toList());
        body.put("counts", rows.counts().map(ComparisonDoor::view).orElse(null));
        body.put(
                "next_cursor",
                rows.next().isPresent() ? Long.toString(rows.next().getAsLong()) : null);
        Json.answer(context, 200, body);
    }

    private static Map<String, Object> view(CompareVersions.Difference difference) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("image", difference.mark().media().toString());
        view.put("change", Spelling.word(difference.change()));
        view.put("before", side(difference.before()));
        view.put("after", side(difference.after()));
        return view;
    }

    private static @Nullable Map<String, Object> side(Optional<ItemMark> mark) {
        return mark.map(ComparisonDoor::view).orElse(null);
    }

    private static Map<String, Object> view(ItemMark mark) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("sha256", mark.sha256());
        view.put("content_hash", mark.contentHash());
        view.put("split", mark.split().map(Spelling::word).orElse(null));
        return view;
    }

    private static Map<String, Object> view(CompareVersions.Counts counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("added", counts.added());
        view.put("removed", counts.removed());
        view.put("changed", counts.changed());
        view.put("exact", counts.exact());
        return view;
    }
}

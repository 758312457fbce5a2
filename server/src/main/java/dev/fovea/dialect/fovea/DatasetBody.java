package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.DatasetAdministration.Origin;
import dev.fovea.model.BatchId;
import dev.fovea.model.Dataset;
import dev.fovea.model.QueryId;
import dev.fovea.model.SplitRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Body of {@code POST /v1/datasets} and {@code PATCH /v1/datasets/{id}}: of a change, only what is to change. */
record DatasetBody(
        Optional<String> name,
        Optional<String> description,
        Optional<List<String>> classes,
        Optional<SplitRule> split,
        Optional<Origin> origin) {
    private static final int MOST_CLASSES = 1000;
    private static final double TOLERANCE = 1e-6;
    private static final String ORIGINS = "q, query, batch or ids";

    /** A new dataset: it has a name and is made of something. */
    static DatasetBody created(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        var _ = Names.required(fields);
        DatasetBody created = read(fields);
        if (created.origin.isEmpty()) {
            fields.problem("missing", "q", "or one of " + ORIGINS + " is required: what it is made of");
        }
        fields.check();
        return created;
    }

    /** A change. */
    static DatasetBody changed(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        DatasetBody changed = read(fields);
        if (fields.has("name")) {
            var _ = Names.optional(fields);
        }
        fields.check();
        return changed;
    }

    private static DatasetBody read(FoveaFields fields) {
        return new DatasetBody(
                fields.text("name").map(String::strip),
                fields.text("description"),
                classes(fields),
                fields.object("split").map(DatasetBody::split),
                origin(fields));
    }

    private static Optional<List<String>> classes(FoveaFields fields) {
        Set<String> classes = fields.texts("classes");
        if (classes.contains("")) {
            fields.problem("value_error", "classes", "must not have an empty label");
        }
        if (classes.size() > MOST_CLASSES) {
            fields.problem("too_long", "classes", "may have at most " + MOST_CLASSES + " labels");
        }
        return fields.has("classes") ? Optional.of(List.copyOf(classes)) : Optional.empty();
    }

    private static SplitRule split(FoveaFields split) {
        double train = split.share("train");
        double val = split.share("val");
        double test = split.share("test");
        if (Math.abs(train + val + test - 1) > TOLERANCE) {
            split.problem("value_error", "train", "with val and test must add up to 1");
        }
        return new SplitRule(train, val, test, by(split));
    }

    private static SplitRule.By by(FoveaFields split) {
        Optional<String> word = split.text("by");
        Optional<SplitRule.By> by = word.flatMap(text -> Words.of(text, SplitRule.By.values()));
        if (word.isPresent() && by.isEmpty()) {
            split.problem("enum", "by", "must be " + Words.list(SplitRule.By.values()));
        }
        return by.orElse(SplitRule.By.HASH);
    }

    private static Optional<Origin> origin(FoveaFields fields) {
        List<Origin> origins = new ArrayList<>();
        fields.text("q").map(Origin.OfFilter::new).ifPresent(origins::add);
        fields.text("query").map(text -> query(fields, text)).ifPresent(origins::add);
        fields.text("batch").map(text -> batch(fields, text)).ifPresent(origins::add);
        if (fields.has("ids")) {
            origins.add(new Origin.OfImages(ImageIds.read(fields, "ids")));
        }
        if (origins.size() > 1) {
            fields.problem("value_error", "q", "is one of " + ORIGINS + ": name one of them");
        }
        return origins.stream().findFirst();
    }

    private static Origin query(FoveaFields fields, String text) {
        Optional<QueryId> query = QueryId.parse(text);
        if (query.isEmpty()) {
            fields.problem("value_error", "query", "must be query_<uuid>");
        }
        return query.<Origin>map(Origin.OfQuery::new).orElseGet(() -> new Origin.OfFilter(text));
    }

    private static Origin batch(FoveaFields fields, String text) {
        Optional<BatchId> batch = BatchId.parse(text);
        if (batch.isEmpty()) {
            fields.problem("value_error", "batch", "must be batch_<uuid>");
        }
        return batch.<Origin>map(Origin.OfBatch::new).orElseGet(() -> new Origin.OfFilter(text));
    }

    /** A dataset that says nothing yet. */
    static Dataset.Draft blank() {
        return new Dataset.Draft("", "", Optional.empty(), Optional.empty(), List.of(), SplitRule.DEFAULT);
    }

    /** What this body says, and of all else what was. */
    Dataset.Draft over(Dataset.Draft before) {
        return new Dataset.Draft(
                name.orElse(before.name()),
                description.orElse(before.description()),
                before.q(),
                before.batch(),
                classes.orElse(before.classes()),
                split.orElse(before.split()));
    }
}

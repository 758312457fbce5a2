package dev.fovea.dialect.acusight;

import dev.fovea.core.ingest.CloseBatches;
import dev.fovea.core.ingest.ReviewImage;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review;
import dev.fovea.model.SourceId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people see of images and batches (acusight.md A8, A9). */
final class DataDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private final AcusightAuth auth;
    private final MediaQueries media;
    private final BatchQueries batches;
    private final ReviewImage review;
    private final CloseBatches closeBatches;
    private final DataViews views;

    DataDoor(
            AcusightAuth auth,
            MediaQueries media,
            BatchQueries batches,
            ReviewImage review,
            CloseBatches closeBatches,
            DataViews views) {
        this.auth = auth;
        this.media = media;
        this.batches = batches;
        this.review = review;
        this.closeBatches = closeBatches;
        this.views = views;
    }

    void listImages(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Optional<MediaFilter> filter = imageFilter(context, caller.org(), paging.offset());
        MediaQueries.Counted<Media> found = filter.isEmpty()
                ? new MediaQueries.Counted<>(List.of(), 0)
                : media.count(caller.org(), filter.get(), paging.limit());
        boolean annotations = flag(context, "include_annotations", true);
        boolean url = flag(context, "include_image_url", true);
        List<Map<String, Object>> items = found.items().stream()
                .map(image -> views.image(context, image, annotations, url))
                .toList();
        Json.answer(context, 200, list(items, paging, found.total()));
    }

    void getImage(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(
                context, 200, AcusightMapping.success(views.image(context, image(context, caller.org()), true, true)));
    }

    void patchImage(Context context) {
        Caller caller = auth.writer(context);
        Media image = image(context, caller.org());
        AcusightFields fields = AcusightFields.body(Bodies.read(context, BODY_BYTES));
        Review known = image.review();
        review.review(
                caller.org(),
                image.id(),
                new Review(
                        word(fields, "annotation_status", Review.AnnotationStatus.class)
                                .orElse(known.status()),
                        word(fields, "split", Review.Split.class).orElse(known.split()),
                        fields.bool("split_locked").orElse(known.splitLocked())));
        Json.answer(
                context,
                200,
                AcusightMapping.success(views.image(context, media.get(caller.org(), image.id()), true, true)));
    }

    void listBatches(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Optional<SourceId> device = device(context, caller.org());
        BatchFilter filter = new BatchFilter(
                OptionalLong.empty(),
                paging.offset(),
                device,
                word(context, "status", Batch.Status.class),
                word(context, "stage", Batch.Stage.class));
        MediaQueries.Counted<Batch> found = unknownDevice(context, device)
                ? new MediaQueries.Counted<>(List.of(), 0)
                : batches.count(caller.org(), filter, paging.limit());
        Json.answer(context, 200, list(found.items().stream().map(views::batch).toList(), paging, found.total()));
    }

    void getBatch(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, AcusightMapping.success(views.batch(batch(context, caller.org()))));
    }

    void patchBatch(Context context) {
        Caller caller = auth.writer(context);
        Batch batch = batch(context, caller.org());
        AcusightFields fields = AcusightFields.body(Bodies.read(context, BODY_BYTES));
        Optional<Batch.Status> status = word(fields, "status", Batch.Status.class);
        if (status.filter(Batch.Status.COLLECTING::equals).isPresent() && batch.status() == Batch.Status.COMPLETE) {
            throw AcusightFields.invalid("status", "a complete batch cannot be opened again");
        }
        Optional<String> name = fields.text("name");
        Optional<Batch.Stage> stage = word(fields, "stage", Batch.Stage.class);
        if (name.isPresent() || stage.isPresent()) {
            review.describe(caller.org(), batch.id(), name, stage);
        }
        if (status.filter(Batch.Status.COMPLETE::equals).isPresent()) {
            closeBatches.close(caller.org(), batch.id());
        }
        Json.answer(context, 200, AcusightMapping.success(views.batch(batches.get(caller.org(), batch.id()))));
    }

    private Optional<MediaFilter> imageFilter(Context context, OrgId org, int offset) {
        Optional<SourceId> device = device(context, org);
        Optional<Batch> batch = Optional.ofNullable(context.queryParam("batch_id"))
                .filter(text -> !text.isEmpty())
                .map(text -> findBatch(org, text, true));
        if (unknownDevice(context, device)) {
            return Optional.empty();
        }
        Optional<Review.Split> split = Optional.ofNullable(context.queryParam("split"))
                .filter(text -> !text.isEmpty() && !text.equals("all"))
                .map(text -> parse("split", text, Review.Split.class));
        return Optional.of(new MediaFilter(
                Set.of(MediaKind.IMAGE, MediaKind.DOCUMENT),
                OptionalLong.empty(),
                offset,
                device,
                batch.map(Batch::id),
                word(context, "annotation_status", Review.AnnotationStatus.class),
                split,
                Optional.ofNullable(context.queryParam("filename")).filter(text -> !text.isEmpty()),
                Optional.ofNullable(context.queryParam("search")).filter(text -> !text.isEmpty()),
                labels(context)));
    }

    private static Set<String> labels(Context context) {
        return Stream.of(Optional.ofNullable(context.queryParam("class_values"))
                        .orElse("")
                        .split(",", -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }

    private Optional<SourceId> device(Context context, OrgId org) {
        String id = context.queryParam("device_id");
        return id == null ? Optional.empty() : views.device(org, id);
    }

    private static boolean unknownDevice(Context context, Optional<SourceId> device) {
        return context.queryParam("device_id") != null && device.isEmpty();
    }

    private Media image(Context context, OrgId org) {
        String id = context.pathParam("id");
        return MediaId.parse(id)
                .map(parsed -> media.get(org, parsed))
                .orElseGet(() -> media.get(org, number(id, FoveaError.Thing.IMAGE)));
    }

    private Batch batch(Context context, OrgId org) {
        return findBatch(org, context.pathParam("id"), false);
    }

    private Batch findBatch(OrgId org, String id, boolean inQuery) {
        Optional<BatchId> parsed = BatchId.parse(id);
        if (parsed.isPresent()) {
            return batches.get(org, parsed.get());
        }
        if (inQuery && !id.matches("[0-9]{1,18}")) {
            throw AcusightFields.invalid("batch_id", "batch_id must be an integer or batch_<uuid>");
        }
        return batches.get(org, number(id, FoveaError.Thing.BATCH));
    }

    private static long number(String id, FoveaError.Thing thing) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new FoveaException(new FoveaError.NotFound(thing, id));
        }
        return Long.parseLong(id);
    }

    private static boolean flag(Context context, String name, boolean otherwise) {
        String text = context.queryParam(name);
        return text == null ? otherwise : text.equals("true") || text.equals("1");
    }

    private static <E extends Enum<E>> Optional<E> word(Context context, String name, Class<E> type) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(text -> !text.isEmpty())
                .map(text -> parse(name, text, type));
    }

    private static <E extends Enum<E>> Optional<E> word(AcusightFields fields, String name, Class<E> type) {
        return fields.text(name).map(text -> parse(name, text, type));
    }

    private static <E extends Enum<E>> E parse(String name, String text, Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        String words = Stream.of(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw AcusightFields.invalid(name, name + " must be one of " + words);
    }

    private static Map<String, Object> list(List<Map<String, Object>> items, Paging paging, long total) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("count", items.size());
        meta.put("limit", paging.limit());
        meta.put("offset", paging.offset());
        meta.put("total", total);
        Map<String, Object> body = AcusightMapping.success(items);
        body.put("meta", meta);
        return body;
    }

    /** {@code limit} and {@code offset} (acusight.md §9). */
    private record Paging(int limit, int offset) {
        private static final int DEFAULT_LIMIT = 50;
        private static final int MOST = 500;

        static Paging of(Context context) {
            return new Paging(
                    number(context, "limit", DEFAULT_LIMIT, 1, MOST),
                    number(context, "offset", 0, 0, Integer.MAX_VALUE));
        }

        private static int number(Context context, String name, int otherwise, int least, int most) {
            String text = context.queryParam(name);
            if (text == null || text.isEmpty()) {
                return otherwise;
            }
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw AcusightFields.invalid(name, name + " must be a number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
        }
    }
}

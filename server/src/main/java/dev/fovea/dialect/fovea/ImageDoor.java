package dev.fovea.dialect.fovea;

import dev.fovea.core.query.BatchQueries;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Images of every door (fovea.md, Routes). */
final class ImageDoor {
    private final FoveaAuth auth;
    private final MediaQueries media;
    private final BatchQueries batches;
    private final Lookup lookup;
    private final ImageViews views;

    ImageDoor(FoveaAuth auth, MediaQueries media, BatchQueries batches, Lookup lookup, ImageViews views) {
        this.auth = auth;
        this.media = media;
        this.batches = batches;
        this.lookup = lookup;
        this.views = views;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Optional<BatchId> batch = batch(context);
        Optional<SourceId> source = source(context, caller.org());
        boolean unknownSource = context.queryParam("source") != null && source.isEmpty();
        Page<Media> page = unknownSource
                ? new Page<>(List.of(), Optional.empty())
                : media.page(caller.org(), filter(paging, source, batch), paging.limit());
        Paging.answer(context, page, views::image);
    }

    private static Optional<BatchId> batch(Context context) {
        return Optional.ofNullable(context.queryParam("batch"))
                .map(text -> BatchId.parse(text)
                        .orElseThrow(() ->
                                new FoveaException(FoveaError.Invalid.of("batch", "batch must be batch_<uuid>"))));
    }

    private Optional<SourceId> source(Context context, OrgId org) {
        return Optional.ofNullable(context.queryParam("source"))
                .flatMap(key -> batches.sources(org, key).stream().findFirst())
                .map(Source::id);
    }

    private static MediaFilter filter(Paging paging, Optional<SourceId> source, Optional<BatchId> batch) {
        return new MediaFilter(
                Set.of(MediaKind.IMAGE, MediaKind.DOCUMENT),
                paging.before(),
                0,
                source,
                batch,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, views.detail(lookup.image(caller.org(), context.pathParam("id"))));
    }
}

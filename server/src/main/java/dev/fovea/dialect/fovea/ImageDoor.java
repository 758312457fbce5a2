package dev.fovea.dialect.fovea;

import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.search.Criterion;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Images of every door (fovea.md, Routes). */
final class ImageDoor {
    /** Whatever is one picture or document. */
    static final Criterion IMAGES =
            new Criterion.Any(List.of(new Criterion.OfKind(MediaKind.IMAGE), new Criterion.OfKind(MediaKind.DOCUMENT)));

    private final FoveaAuth auth;
    private final MediaSearch search;
    private final FilterParser filters;
    private final Lookup lookup;
    private final ImageViews views;

    ImageDoor(FoveaAuth auth, MediaSearch search, FilterParser filters, Lookup lookup, ImageViews views) {
        this.auth = auth;
        this.search = search;
        this.filters = filters;
        this.lookup = lookup;
        this.views = views;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        FilterQuery query = FilterQuery.of(context, filters);
        OptionalLong before = paging.before().isPresent() ? paging.before() : at(context, caller.org());
        Page<Media> page = search.page(caller.org(), criterion(context, query), before, paging.limit());
        Paging.answer(context, page, views::image, query.echo());
    }

    /** {@code at}: where the list goes on for images received by then. */
    private OptionalLong at(Context context, OrgId org) {
        String at = context.queryParam("at");
        if (at == null) {
            return OptionalLong.empty();
        }
        try {
            return search.before(org, OffsetDateTime.parse(at).toInstant());
        } catch (DateTimeException _) {
            throw new FoveaException(FoveaError.Invalid.of("at", "at must be an ISO 8601 time with its offset"));
        }
    }

    private static Criterion criterion(Context context, FilterQuery query) {
        List<Criterion> asked = new ArrayList<>(List.of(IMAGES));
        Optional.ofNullable(context.queryParam("batch")).map(ImageDoor::batch).ifPresent(asked::add);
        Optional.ofNullable(context.queryParam("source"))
                .map(Criterion.FromSource::new)
                .ifPresent(asked::add);
        return query.and(asked);
    }

    private static Criterion batch(String text) {
        return BatchId.parse(text)
                .map(id -> new Criterion.InBatch(id.toString()))
                .orElseThrow(() -> new FoveaException(FoveaError.Invalid.of("batch", "batch must be batch_<uuid>")));
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, views.detail(lookup.image(caller.org(), context.pathParam("id"))));
    }
}

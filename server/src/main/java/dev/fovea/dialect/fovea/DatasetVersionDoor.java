package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.DatasetAdministration;
import dev.fovea.core.collect.DatasetItems;
import dev.fovea.core.collect.Manifest;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Page;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Versions of datasets, their items and their manifest (docs/api/collections.md). */
final class DatasetVersionDoor {
    static final String PATH = DatasetDoor.PATH + "/{id}/versions";

    private static final Logger LOG = LoggerFactory.getLogger(DatasetVersionDoor.class);
    private static final int BUFFER_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final DatasetAdministration datasets;
    private final DatasetItems items;

    DatasetVersionDoor(FoveaAuth auth, DatasetAdministration datasets, DatasetItems items) {
        this.auth = auth;
        this.datasets = datasets;
        this.items = items;
    }

    static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new FoveaException(new FoveaError.NotFound(FoveaError.Thing.DATASET, text));
        }
        return Integer.parseInt(text);
    }

    private DatasetVersion frozen(Context context, Caller caller) {
        return datasets.frozen(caller.org(), DatasetDoor.id(context), number(context.pathParam("version")));
    }

    /** The work is done after the answer, so that its size does not matter. */
    void freeze(Context context) {
        Caller caller = auth.writer(context);
        DatasetVersion version = datasets.freeze(
                caller.org(),
                DatasetDoor.id(context),
                Actor.of(caller, context.ip()).name());
        context.header("Location", DatasetDoor.PATH + "/" + version.dataset() + "/versions/" + version.version());
        Json.answer(context, 202, view(version));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Paging.answer(
                context,
                datasets.versions(caller.org(), DatasetDoor.id(context), paging.before(), paging.limit()),
                this::view);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(
                context,
                200,
                view(datasets.version(caller.org(), DatasetDoor.id(context), number(context.pathParam("version")))));
    }

    private Map<String, Object> view(DatasetVersion version) {
        return DatasetViews.version(version, datasets.counts(version));
    }

    void delete(Context context) {
        Caller caller = auth.writer(context);
        datasets.delete(Actor.of(caller, context.ip()), DatasetDoor.id(context), number(context.pathParam("version")));
        context.status(204);
    }

    void items(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Page<DatasetItem> page = items.page(frozen(context, caller), paging.before(), paging.limit());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.items().stream().map(DatasetViews::item).toList());
        body.put("next_cursor", page.nextCursor().orElse(null));
        Json.answer(context, 200, body);
    }

    void manifest(Context context) {
        DatasetVersion version = frozen(context, auth.reader(context));
        String sha256 = version.sha256().orElseThrow();
        String tag = "\"" + sha256 + "\"";
        context.header("ETag", tag);
        context.header("Cache-Control", "private, max-age=31536000, immutable");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.header("Repr-Digest", "sha-256=:" + base64(sha256) + ":");
        context.header("Content-Disposition", "attachment; filename=\"manifest-v" + version.version() + ".jsonl\"");
        context.contentType("application/jsonl");
        context.res().setContentLengthLong(version.manifestBytes().orElseThrow());
        if (context.method().equals(HandlerType.GET)) {
            send(context, version);
        }
    }

    private void send(Context context, DatasetVersion version) {
        try (OutputStream out = new BufferedOutputStream(context.res().getOutputStream(), BUFFER_BYTES)) {
            items.each(version, block -> block.forEach(item -> write(out, Manifest.line(item))));
        } catch (IOException | UncheckedIOException e) {
            // The length has been promised, so the connection breaks and nobody takes the part for the whole.
            LOG.info("the manifest of {} was not sent to its end: {}", version.dataset(), e.toString());
        }
    }

    private static void write(OutputStream out, byte[] line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}

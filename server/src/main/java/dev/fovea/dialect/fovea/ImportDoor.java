package dev.fovea.dialect.fovea;

import dev.fovea.core.export.ImportRuns;
import dev.fovea.core.export.ImportedPicture;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.http.MemoryBudget;
import dev.fovea.http.RequestId;
import dev.fovea.model.Caller;
import dev.fovea.model.MediaId;
import dev.fovea.model.Receipt;
import dev.fovea.model.export.FrameSpace;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Boxes that other programs made, as detection runs (exports.md, Import). */
final class ImportDoor {
    static final String PATH = "/v1/imports";

    private static final Set<String> KNOWN = Set.of("format", "name", "version", "space", "dry_run");
    private static final long BODY_BYTES = 256L * 1024 * 1024;
    /** Memory that a file takes while it is understood, in multiples of its size. */
    private static final int READ_FACTOR = 4;

    private final FoveaAuth auth;
    private final SpoolRequest spool;
    private final ImportRuns imports;
    private final MemoryBudget memory;

    ImportDoor(FoveaAuth auth, SpoolRequest spool, ImportRuns imports, MemoryBudget memory) {
        this.auth = auth;
        this.spool = spool;
        this.imports = imports;
        this.memory = memory;
    }

    /** Formats that are understood. */
    private enum Format {
        COCO,
        YOLO
    }

    void create(Context context) throws IOException {
        Caller caller = auth.writer(context);
        Format format = format(context);
        boolean dryRun = flag(context);
        ImportRuns.Terms terms = terms(context, caller);
        try (SpoolRequest.Body body = receive(context);
                MemoryBudget.Share _ = memory.acquire(body.size() * READ_FACTOR)) {
            List<ImportedPicture> pictures = pictures(format, body);
            ImportRuns.Terms storing = dryRun ? terms : terms.storing(receipt(context, caller, format, body));
            List<ImportRuns.Result> results = new ArrayList<>();
            pictures.forEach(picture -> results.add(imports.bring(storing, picture)));
            answer(context, format, dryRun, results);
        }
    }

    private SpoolRequest.Body receive(Context context) {
        try (InputStream in = Bodies.stream(context, BODY_BYTES)) {
            return spool.receive(in);
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
        }
    }

    private static List<ImportedPicture> pictures(Format format, SpoolRequest.Body body) throws IOException {
        if (format == Format.YOLO) {
            return YoloFile.read(body::open);
        }
        try (InputStream in = body.open()) {
            return CocoFile.read(in);
        }
    }

    private static Receipt receipt(Context context, Caller caller, Format format, SpoolRequest.Body body) {
        return new Receipt(
                FoveaDialect.NAME,
                "POST " + PATH,
                caller.credential(),
                format == Format.COCO ? "application/json" : "application/zip",
                body.keep(),
                RequestId.receivedAt(context));
    }

    private static ImportRuns.Terms terms(Context context, Caller caller) {
        context.queryParamMap().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(name, "is not known; known are " + String.join(", ", KNOWN));
                });
        String name = Optional.ofNullable(context.queryParam("name")).orElse("");
        if (name.isBlank() || name.length() > 64) {
            throw invalid("name", "must name the producer, in 1 to 64 characters");
        }
        String version = Optional.ofNullable(context.queryParam("version")).orElse("");
        if (version.length() > 32) {
            throw invalid("version", "may have at most 32 characters");
        }
        return new ImportRuns.Terms(
                caller.org(), FoveaDialect.NAME, name, version, space(context.queryParam("space")), Optional.empty());
    }

    private static Format format(Context context) {
        return switch (context.queryParam("format")) {
            case "coco" -> Format.COCO;
            case "yolo" -> Format.YOLO;
            case null, default -> throw invalid("format", "must be coco or yolo");
        };
    }

    private static FrameSpace space(@Nullable String word) {
        return switch (word) {
            case "display" -> FrameSpace.DISPLAY;
            case null -> FrameSpace.STORED;
            case "stored" -> FrameSpace.STORED;
            default -> throw invalid("space", "must be stored or display");
        };
    }

    private static boolean flag(Context context) {
        return switch (context.queryParam("dry_run")) {
            case "true" -> true;
            case null -> false;
            case "false" -> false;
            default -> throw invalid("dry_run", "must be true or false");
        };
    }

    private static FoveaException invalid(String field, String predicate) {
        return new FoveaException(FoveaError.Invalid.of(field, field + " " + predicate));
    }

    private static void answer(Context context, Format format, boolean dryRun, List<ImportRuns.Result> results) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("format", Spelling.word(format));
        view.put("dry_run", dryRun);
        for (ImportRuns.Status status : ImportRuns.Status.values()) {
            view.put(
                    Spelling.word(status),
                    results.stream().filter(result -> result.status() == status).count());
        }
        view.put("boxes", results.stream().mapToInt(ImportRuns.Result::boxes).sum());
        view.put(
                "boxes_rejected",
                results.stream().mapToInt(ImportRuns.Result::rejected).sum());
        view.put("items", results.stream().map(ImportDoor::item).toList());
        boolean whole = results.stream()
                .allMatch(result -> result.status() == ImportRuns.Status.STORED && result.rejected() == 0);
        Json.answer(context, whole ? 200 : 207, view);
    }

    private static Map<String, Object> item(ImportRuns.Result result) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("file", result.file());
        item.put("status", Spelling.word(result.status()));
        item.put("image", result.image().map(MediaId::toString).orElse(null));
        item.put("run_id", result.run().orElse(null));
        item.put("boxes", result.boxes());
        item.put("boxes_rejected", result.rejected());
        item.put("reason", result.reason().orElse(null));
        return item;
    }
}

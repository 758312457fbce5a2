package dev.fovea.dialect.hub;

import dev.fovea.core.detect.DeleteRun;
import dev.fovea.core.detect.Outcome;
import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.CappedInputStream;
import dev.fovea.http.CpuPool;
import dev.fovea.http.Json;
import dev.fovea.http.MemoryBudget;
import dev.fovea.http.RequestId;
import dev.fovea.model.Caller;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Receipt;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Detection runs (seed hub). Order of checks: token, size, JSON, target, schema version, run rules, boxes, recording,
 * store (contracts, decision 2).
 */
final class RunsDoor {
    /** Bodies up to this size are parsed where they are; larger ones on the pool for such work. */
    private static final int SMALL_BYTES = 64 * 1024;

    /** Memory that a run of hostile shape may take while it is parsed, in multiples of its size. */
    private static final int PARSED_FACTOR = 6;

    private final HubAuth auth;
    private final SpoolRequest spool;
    private final RunNormaliser normaliser;
    private final SubmitRun submitRun;
    private final RunQueries runs;
    private final DeleteRun deleteRun;
    private final CpuPool cpu;
    private final MemoryBudget memory;
    private final HubRunParser parser = new HubRunParser();

    RunsDoor(
            HubAuth auth,
            SpoolRequest spool,
            RunNormaliser normaliser,
            SubmitRun submitRun,
            RunQueries runs,
            DeleteRun deleteRun,
            CpuPool cpu,
            MemoryBudget memory) {
        this.auth = auth;
        this.spool = spool;
        this.normaliser = normaliser;
        this.submitRun = submitRun;
        this.runs = runs;
        this.deleteRun = deleteRun;
        this.cpu = cpu;
        this.memory = memory;
    }

    void submit(Context context) throws Exception {
        Caller caller = auth.writer(context);
        try (SpoolRequest.Body body = receive(context);
                MemoryBudget.Share _ = memory.acquire(body.size() * PARSED_FACTOR)) {
            Understood understood = body.size() <= SMALL_BYTES ? understand(body) : cpu.call(() -> understand(body));
            switch (understood.outcome()) {
                case Outcome.BrokenRule rule ->
                    throw new FoveaException(FoveaError.Invalid.of(rule.field(), rule.message()));
                case Outcome.AllInvalid all -> Json.answer(context, 400, HubMapping.allInvalid(context, all));
                case Outcome.Accepted accepted -> store(context, caller, understood.target(), accepted, body);
            }
        }
    }

    private SpoolRequest.Body receive(Context context) throws IOException {
        String encoding = context.header("Content-Encoding");
        try (InputStream raw = Bodies.stream(context, HubRunParser.BODY_BYTES)) {
            return "gzip".equalsIgnoreCase(encoding) ? spool.receive(unpacked(raw)) : spool.receive(raw);
        } catch (ZipException e) {
            throw new FoveaException(new FoveaError.Malformed("the body is not gzip", -1), e);
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
        }
    }

    /** The cap holds for the unpacked size too. */
    private static InputStream unpacked(InputStream packed) throws IOException {
        return new CappedInputStream(new GZIPInputStream(packed), HubRunParser.BODY_BYTES);
    }

    /** What a body says. */
    private record Understood(SubmitRun.Target target, Outcome outcome) {}

    private Understood understand(SpoolRequest.Body body) throws IOException {
        HubRunRequest request = parse(body);
        SubmitRun.Target target = target(request);
        RunNormaliser.schemaProblem(request.run()).ifPresent(problem -> {
            throw new FoveaException(new FoveaError.UnsupportedSchema(problem.message()));
        });
        return new Understood(target, normaliser.normalise(request.run()));
    }

    private HubRunRequest parse(SpoolRequest.Body body) throws IOException {
        try (InputStream in = body.open()) {
            return parser.parse(in, body.size());
        } catch (HubBindingException e) {
            throw new FoveaException(new FoveaError.Malformed(String.valueOf(e.getMessage()), -1), e);
        }
    }

    /** The key wins when both are given (seed hub, Find the recording key). */
    private static SubmitRun.Target target(HubRunRequest request) {
        if (!isEmpty(request.mediaKey())) {
            return new SubmitRun.Target.Key(String.valueOf(request.mediaKey()));
        }
        if (!isEmpty(request.analysisId())) {
            return new SubmitRun.Target.Analysis(String.valueOf(request.analysisId()));
        }
        throw new FoveaException(new FoveaError.TargetMissing());
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private void store(
            Context context,
            Caller caller,
            SubmitRun.Target target,
            Outcome.Accepted accepted,
            SpoolRequest.Body body) {
        Receipt receipt = new Receipt(
                HubDialect.NAME,
                "POST /detections",
                caller.credential(),
                "application/json",
                body.keep(),
                RequestId.receivedAt(context));
        SubmitRun.Submitted submitted = submitRun.submit(new SubmitRun.Command(
                caller.org(),
                HubDialect.NAME,
                target,
                accepted.run(),
                accepted.rejections(),
                accepted.warnings(),
                receipt));
        int status = HubMapping.status(accepted, submitted);
        if (submitted.created()) {
            context.header("Location", "/detections/" + accepted.run().source().runId());
        }
        Json.answer(context, status, HubMapping.stored(accepted));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        String mediaKey = context.queryParam("mediaKey");
        String analysisId = context.queryParam("analysisId");
        if (isEmpty(mediaKey) && isEmpty(analysisId)) {
            throw new FoveaException(new FoveaError.TargetMissing());
        }
        boolean byKey = !isEmpty(mediaKey);
        List<DetectionRun> found = byKey
                ? runs.listByKey(caller.org(), String.valueOf(mediaKey))
                : runs.listByAnalysis(caller.org(), String.valueOf(analysisId));
        String key = byKey
                ? String.valueOf(mediaKey)
                : found.stream().findFirst().map(DetectionRun::mediaKey).orElse(String.valueOf(analysisId));
        HubRunWriter.answerList(context, key, found);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        HubRunWriter.answer(context, runs.get(caller.org(), context.pathParam("runId"), mediaKey(context)));
    }

    void delete(Context context) {
        Caller caller = auth.writer(context);
        String runId = context.pathParam("runId");
        deleteRun.delete(caller.org(), runId, mediaKey(context));
        Json.answer(context, 200, HubMapping.deleted(runId));
    }

    /** A run to delete must be named (seed hub, GET and DELETE /detections). */
    void deleteWithoutId(Context context) {
        var _ = auth.writer(context);
        Json.answer(
                context,
                400,
                HubErrors.envelope(context, 400, "analysis_detection_run_id_missing", "runId is required", Map.of()));
    }

    private static Optional<String> mediaKey(Context context) {
        return Optional.ofNullable(context.queryParam("mediaKey")).filter(key -> !key.isEmpty());
    }
}

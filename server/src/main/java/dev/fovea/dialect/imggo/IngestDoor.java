package dev.fovea.dialect.imggo;

import dev.fovea.core.access.ApiRight;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.core.extract.SubmitJob;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.core.replay.Answering;
import dev.fovea.error.FoveaException;
import dev.fovea.http.CpuPool;
import dev.fovea.model.Answer;
import dev.fovea.model.Caller;
import dev.fovea.model.Job;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Pictures and documents in, in four ways (seed imggo, Process Image; contract imggo.md §5). Order of checks: key, rate,
 * right, pattern, content type and size, idempotency key, picture and fields.
 */
final class IngestDoor {
    /** 10 MB of decoded content. */
    static final long IMAGE_BYTES = 10L * 1024 * 1024;

    private static final long BODY_BYTES = 15L * 1024 * 1024;

    private final ImggoAuth auth;
    private final Repeats repeats;
    private final PatternQueries patterns;
    private final SubmitJob submit;
    private final SpoolRequest spool;
    private final IngestImages images;
    private final CpuPool cpu;

    IngestDoor(
            ImggoAuth auth,
            Repeats repeats,
            PatternQueries patterns,
            SubmitJob submit,
            SpoolRequest spool,
            IngestImages images,
            CpuPool cpu) {
        this.auth = auth;
        this.repeats = repeats;
        this.patterns = patterns;
        this.submit = submit;
        this.spool = spool;
        this.images = images;
        this.cpu = cpu;
    }

    void ingest(Context context) {
        Caller caller = auth.admit(context, ApiRight.JOBS_CREATE);
        Target target = target(context, caller);
        Way way = Way.of(context);
        String route = "POST /api/patterns/" + target.pattern().id().text() + "/ingest";
        repeats.run(context, caller, route, BODY_BYTES, body -> {
            try (Submission submission = receive(context, way, body)) {
                body.keyInside(submission.idempotencyKey());
                SubmitJob.Command command = command(context, caller, target, submission, route);
                return submit.submit(command, new Answering<>(body.key(), done -> word(caller, target, done)));
            }
        });
    }

    /** The pattern that is meant and the content of its version, by which the result is written. */
    private record Target(Pattern pattern, int version, PatternContent content) {}

    private Target target(Context context, Caller caller) {
        Pattern pattern = patterns.get(caller.org(), PatternDoor.idOf(context));
        Optional<String> pinned = Query.text(context, "version");
        if (pinned.isEmpty()) {
            return new Target(pattern, pattern.version(), pattern.content());
        }
        int version = VersionDoor.versionOf(pinned.get())
                .orElseThrow(() -> Refusals.parameter("version", "must be a version such as 2 or v2"));
        return new Target(pattern, version, patterns.content(caller.org(), pattern.id(), version));
    }

    /** How a picture is sent. */
    private enum Way {
        JSON,
        FORM,
        BARE;

        static Way of(Context context) {
            String type = mediaType(context);
            if (type.equals("application/json") || type.endsWith("+json")) {
                return JSON;
            }
            if (type.equals("multipart/form-data")) {
                return FORM;
            }
            if (type.startsWith("image/") || type.equals("application/pdf")) {
                return BARE;
            }
            throw Refusals.of(
                    Refusals.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "Content-Type must be application/json, multipart/form-data, image/* or application/pdf");
        }

        private static String mediaType(Context context) {
            String header = Objects.requireNonNullElse(context.contentType(), "");
            return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }
    }

    private Submission receive(Context context, Way way, Repeats.Body body) throws IOException {
        return switch (way) {
            case JSON -> receiveJson(body);
            case FORM -> IngestForm.read(body.stream(), String.valueOf(context.contentType()), images);
            case BARE -> Submission.of(Value.Members.EMPTY, images.receive(body.stream()), null);
        };
    }

    private Submission receiveJson(Repeats.Body body) throws IOException {
        try (SpoolRequest.Body arrived = spool.receive(body.stream())) {
            return arrived.size() <= Raw.INLINE_BYTES
                    ? IngestJson.read(arrived, images)
                    : cpu.call(() -> IngestJson.read(arrived, images));
        } catch (IOException | FoveaException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("reading a JSON body failed", e);
        }
    }

    private static SubmitJob.Command command(
            Context context, Caller caller, Target target, Submission submission, String route) {
        return new SubmitJob.Command(
                caller,
                target.pattern().id(),
                OptionalInt.of(target.version()),
                submission.image(),
                submission.priority(),
                submission.metadata(),
                submission.webhookUrl(),
                Patience.of(context),
                route);
    }

    private static Answer word(Caller caller, Target target, SubmitJob.Submitted submitted) {
        Job job = submitted.job();
        JobViews views = new JobViews(caller.vocabulary());
        if (job.state().isFinal()) {
            return ImggoWire.answer(200, views.finished(job, target.content()));
        }
        Answer queued = ImggoWire.answer(202, views.accepted(submitted));
        return new Answer(queued.status(), queued.body(), Optional.of("/api/jobs/" + job.id()));
    }
}

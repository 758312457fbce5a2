package dev.fovea.dialect.fovea;

import dev.fovea.core.extract.CancelJob;
import dev.fovea.core.extract.JobQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Caller;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An extraction job with everything that is known of it, and its end before its time. */
final class JobDoor {
    static final String LIST = "/v1/jobs";
    static final String PATH = LIST + "/{id}";

    private final FoveaAuth auth;
    private final JobQueries jobs;
    private final CancelJob cancel;

    JobDoor(FoveaAuth auth, JobQueries jobs, CancelJob cancel) {
        this.auth = auth;
        this.jobs = jobs;
        this.cancel = cancel;
    }

    /** {@code state} and {@code pattern} narrow; what was read is left to the single job. */
    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        JobFilter filter = new JobFilter(
                Optional.ofNullable(context.queryParam("state")).map(JobDoor::state),
                Optional.ofNullable(context.queryParam("pattern")).map(PatternId::new));
        Paging.answer(context, jobs.page(caller.org(), filter, paging.before(), paging.limit()), JobDoor::view);
    }

    private static Job.State state(String word) {
        return Stream.of(Job.State.values())
                .filter(state -> Spelling.word(state).equals(word))
                .findFirst()
                .orElseThrow(() -> new FoveaException(
                        FoveaError.Invalid.of("state", "state must be queued, processing, completed or failed")));
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, view(jobs.get(caller.org(), id(context))));
    }

    /** A job that has ended stays as it is, which the answer shows. */
    void cancel(Context context) {
        Caller caller = auth.writer(context);
        Json.answer(context, 200, view(cancel.cancel(caller.org(), id(context))));
    }

    private static JobId id(Context context) {
        String text = context.pathParam("id");
        return JobId.parse(text)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.JOB, text)));
    }

    private static Map<String, Object> view(Job job) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", job.id().toString());
        view.put("state", Spelling.word(job.state()));
        view.put("progress", job.progress());
        view.put("attempts", job.attempts());
        view.put("engine", job.engine());
        view.put("priority", Spelling.word(job.priority()));
        view.put("pattern", job.pattern().text());
        view.put("pattern_version", job.patternVersion());
        view.put("image", job.input().media().map(Object::toString).orElse(null));
        view.put("image_url", job.input().url().orElse(null));
        view.put("metadata", node(job.metadata()));
        view.put("created_at", job.createdAt().toString());
        view.put("started_at", Spelling.time(job.startedAt()));
        view.put("finished_at", Spelling.time(job.finishedAt()));
        view.put("failure", job.failure().map(JobDoor::view).orElse(null));
        view.put("extraction", job.extraction().map(JobDoor::view).orElse(null));
        return view;
    }

    private static Map<String, Object> view(Job.Failure failure) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", Spelling.word(failure.code()));
        view.put("message", failure.message());
        return view;
    }

    private static Map<String, Object> view(Extraction extraction) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("result", node(extraction.result()));
        view.put("confidence", extraction.confidence().orElse(null));
        view.put("fields", extraction.readings().stream().map(JobDoor::view).toList());
        view.put("warnings", extraction.warnings());
        view.put("usage", extraction.usage());
        return view;
    }

    private static Map<String, Object> view(Extraction.Reading reading) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("path", reading.path());
        view.put("confidence", reading.confidence());
        Optional<Extraction.Evidence> evidence = reading.evidence();
        view.put("page", evidence.map(Extraction.Evidence::page).orElse(null));
        view.put("box", evidence.map(JobDoor::box).orElse(null));
        view.put("text", evidence.map(Extraction.Evidence::text).orElse(null));
        return view;
    }

    private static double[] box(Extraction.Evidence evidence) {
        return new double[] {evidence.x1(), evidence.y1(), evidence.x2(), evidence.y2()};
    }

    private static JsonNode node(Value value) {
        return Json.MAPPER.readTree(ValueJson.write(value));
    }
}

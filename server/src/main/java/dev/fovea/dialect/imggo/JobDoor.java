package dev.fovea.dialect.imggo;

import dev.fovea.core.access.ApiRight;
import dev.fovea.core.extract.JobQueries;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Jobs and what they read (seed imggo, Jobs; contract imggo.md I7, I8). */
final class JobDoor {
    private static final String FIELDS = "fields";

    private final ImggoAuth auth;
    private final JobQueries jobs;
    private final PatternQueries patterns;

    JobDoor(ImggoAuth auth, JobQueries jobs, PatternQueries patterns) {
        this.auth = auth;
        this.jobs = jobs;
        this.patterns = patterns;
    }

    void list(Context context) {
        Caller caller = auth.admit(context, ApiRight.JOBS_READ);
        Paging paging = Paging.of(context);
        JobFilter filter = new JobFilter(
                Query.word(context, "status", ImggoMapping::state, "queued, processing, completed, failed"),
                PatternDoor.idIn(context, "pattern_id"));
        Listing<Job> found = jobs.list(caller.org(), filter, paging.offset(), paging.limit());
        JobViews views = new JobViews(caller.vocabulary());
        ImggoWire.send(context, 200, ImggoWire.success(ImggoWire.page("jobs", found, paging, views::item)));
    }

    void get(Context context) {
        Caller caller = auth.admit(context, ApiRight.JOBS_READ);
        Optional<OutputFormat> format = Query.word(context, "format", OutputFormat::of, "json, yaml, xml, csv, text");
        Job job = jobs.get(caller.org(), idOf(context));
        PatternContent content = patterns.content(caller.org(), job.pattern(), job.patternVersion());
        if (format.isPresent() && job.state() == Job.State.COMPLETED) {
            sendBare(context, caller, job, content, format.get());
        } else {
            int status = format.isPresent() && !job.state().isFinal() ? 202 : 200;
            ImggoWire.send(context, status, view(context, caller, job, content));
        }
    }

    private static Value view(Context context, Caller caller, Job job, PatternContent content) {
        Value.Members view = new JobViews(caller.vocabulary()).whole(job, content);
        if (!includesFields(context) || !(view.values().get("data") instanceof Value.Members data)) {
            return view;
        }
        Value.Members proven = Shape.object().all(data).all(JobViews.proof(job)).done();
        return Shape.object().all(view).value("data", proven).done();
    }

    private static boolean includesFields(Context context) {
        return Query.text(context, "include").filter(FIELDS::equals).isPresent();
    }

    /** The result alone, without an envelope. */
    private static void sendBare(Context context, Caller caller, Job job, PatternContent content, OutputFormat format) {
        context.header("X-Job-Id", job.id().toString());
        context.header("X-Job-Status", ImggoMapping.word(job.state(), caller.vocabulary()));
        context.header("X-Pattern-Id", job.pattern().text());
        context.status(200)
                .contentType(Result.mediaType(format))
                .result(Result.text(job, content, format).getBytes(StandardCharsets.UTF_8));
    }

    private static JobId idOf(Context context) {
        String text = context.pathParam("id");
        return JobId.parse(text)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.JOB, text)));
    }
}

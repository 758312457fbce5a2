package dev.fovea.dialect.imggo;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.deliver.EventWording;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.extract.ChangePattern;
import dev.fovea.core.extract.CreatePattern;
import dev.fovea.core.extract.JobQueries;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.core.extract.SubmitJob;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.core.replay.Replays;
import dev.fovea.dialect.Dialect;
import dev.fovea.error.FoveaError;
import dev.fovea.http.CpuPool;
import dev.fovea.http.RateLimits;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The doors of the ImgGo API (contract imggo.md §1). Order of checks everywhere: key (401), rate (429), right (403), what
 * the path names (404), content type and size (415, 413), idempotency key, fields (400, 422), work.
 */
public final class ImggoDialect implements Dialect {
    /** In receipts, metrics and {@code /openapi/imggo.json}. */
    public static final String NAME = "imggo";

    private static final List<String> PREFIXES =
            List.of("/api/patterns", "/api/jobs", "/api/webhooks", "/api/health", "/api/_health");

    private final ImggoAuth auth;
    private final PatternDoor patterns;
    private final VersionDoor versions;
    private final IngestDoor ingest;
    private final JobDoor jobs;
    private final WebhookDoor webhooks;

    /** The use cases behind the doors, and what large bodies need. */
    public record UseCases(
            Authenticate authenticate,
            Replays replays,
            CreatePattern createPattern,
            ChangePattern changePattern,
            PatternQueries patterns,
            SubmitJob submitJob,
            JobQueries jobs,
            WebhookAdministration webhooks,
            SpoolRequest spool,
            ReceivePicture receivePicture,
            CpuPool cpu) {}

    /**
     * Over the given use cases.
     *
     * @param keys how often a key may call
     * @param addresses how often an address may call without a valid key
     * @param publicUrl where clients reach this server, if that is set
     */
    public ImggoDialect(UseCases core, RateLimits keys, RateLimits addresses, Optional<URI> publicUrl) {
        Endpoints endpoints = new Endpoints(publicUrl);
        Repeats repeats = new Repeats(core.replays());
        auth = new ImggoAuth(core.authenticate(), keys, addresses);
        patterns =
                new PatternDoor(auth, repeats, endpoints, core.createPattern(), core.changePattern(), core.patterns());
        versions = new VersionDoor(auth, repeats, endpoints, core.changePattern(), core.patterns());
        ingest = new IngestDoor(
                auth,
                repeats,
                core.patterns(),
                core.submitJob(),
                core.spool(),
                new IngestImages(core.receivePicture()),
                core.cpu());
        jobs = new JobDoor(auth, core.jobs(), core.patterns());
        webhooks = new WebhookDoor(auth, repeats, core.webhooks());
    }

    /** How webhooks tell of jobs. */
    public static EventWording wording(JobQueries jobs, PatternQueries patterns) {
        return new ImggoEvents(jobs, patterns);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/patterns", patterns::list),
                Route.post("/api/patterns", patterns::create),
                Route.get("/api/patterns/{id}", patterns::get),
                Route.patch("/api/patterns/{id}", patterns::change),
                Route.put("/api/patterns/{id}", patterns::change),
                Route.delete("/api/patterns/{id}", patterns::delete),
                Route.get("/api/patterns/{id}/versions", versions::list),
                Route.post("/api/patterns/{id}/versions", versions::add),
                Route.post("/api/patterns/{id}/versions/switch", versions::switchTo),
                Route.post("/api/patterns/{id}/ingest", ingest::ingest),
                Route.get("/api/jobs", jobs::list),
                Route.get("/api/jobs/{id}", jobs::get),
                Route.get("/api/webhooks", webhooks::list),
                Route.post("/api/webhooks", webhooks::create),
                Route.get("/api/webhooks/{id}", webhooks::get),
                Route.patch("/api/webhooks/{id}", webhooks::change),
                Route.delete("/api/webhooks/{id}", webhooks::delete),
                Route.get("/api/health", this::health),
                Route.get("/api/_health", this::health));
    }

    /** Alive; asked without a key and not counted. */
    private void health(Context context) {
        auth.showUntouched(context);
        ImggoWire.send(
                context,
                200,
                ImggoWire.success(Shape.object().text("status", "healthy").done()));
    }

    @Override
    public boolean owns(String path) {
        return Dialect.under(PREFIXES, path);
    }

    /** Whoever was not counted at a door is counted by address, so that every answer has its headers. */
    @Override
    public void refuse(Context context, FoveaError error) {
        ImggoErrors.answer(context, RateHeaders.of(context).isEmpty() ? countStranger(context, error) : error);
    }

    private FoveaError countStranger(Context context, FoveaError error) {
        try {
            auth.countStranger(context);
            return error;
        } catch (dev.fovea.error.FoveaException tooMany) {
            return tooMany.error();
        }
    }
}

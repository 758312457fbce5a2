package dev.fovea.app;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.dialect.Dialect;
import dev.fovea.dialect.acusight.AcusightDialect;
import dev.fovea.dialect.fovea.FoveaDialect;
import dev.fovea.dialect.fovea.Readiness;
import dev.fovea.dialect.genlogs.GenlogsDialect;
import dev.fovea.dialect.hub.HubDialect;
import dev.fovea.dialect.imggo.ImggoDialect;
import dev.fovea.http.RateLimits;
import dev.fovea.telemetry.Metrics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every dialect that is served. A further one is a line here. */
final class Dialects {
    /** Requests without a valid key, for each address (contract imggo.md §2). */
    private static final int STRANGERS_PER_MINUTE = 60;

    private Dialects() {}

    static List<Dialect> of(Settings settings, Core core, Readiness readiness, Metrics metrics) {
        List<Dialect> foreign = List.of(genlogs(core), acusight(core), imggo(settings, core), hub(core));
        List<Dialect> all = new ArrayList<>(foreign);
        all.add(fovea(core, readiness, metrics, foreign));
        return List.copyOf(all);
    }

    private static Dialect fovea(Core core, Readiness readiness, Metrics metrics, List<Dialect> foreign) {
        FoveaDialect.UseCases useCases = new FoveaDialect.UseCases(
                core.authenticate,
                core.organisations,
                core.createOrganisation,
                new FoveaDialect.Administration(
                        core.users,
                        core.createUser,
                        core.changeUser,
                        core.changePassword,
                        core.credentials,
                        core.issueCredential,
                        core.changeCredential,
                        core.rotateCredential,
                        core.revokeCredential,
                        core.createProvisioningToken,
                        core.devices,
                        core.addDevice,
                        core.changeDevice,
                        core.renameOrganisation,
                        core.settings,
                        core.changePolicy),
                new FoveaDialect.Watch(core.audit, core.calls),
                core.links,
                new FoveaDialect.Pictures(core.thumbnails, core.crops),
                core.media,
                core.batches,
                core.sightings,
                core.runs,
                new FoveaDialect.Recordings(core.registerRecording, core.recordingCalendar, core.cpu, core.memory),
                new FoveaDialect.Deliveries(
                        core.webhooks, core.webhookSecrets, core.sendTest, core.deliveries, core.redeliver),
                new FoveaDialect.Collections(
                        core.batchList,
                        core.batchAdministration,
                        core.savedQueries,
                        core.datasets,
                        core.datasetItems,
                        core.compareVersions),
                core.jobs,
                core.cancelJob,
                core.keyedCalls,
                new FoveaDialect.Search(core.filters, core.suggestions, core.search, core.mediaCounts),
                new FoveaDialect.Exports(
                        core.streamExport,
                        core.requestExport,
                        core.exports,
                        core.spoolRequest,
                        core.importRuns,
                        core.memory),
                new FoveaDialect.Retention(
                        core.deleteMedia, core.deleteMany, core.keepMedia, core.writeRules, core.previewRules),
                new FoveaDialect.Events(core.eventFeed, core.eventWatch, core.deviceHealth, core.expectDevice),
                core.clock);
        return new FoveaDialect(useCases, readiness, metrics::scrape, foreign);
    }

    private static Dialect genlogs(Core core) {
        return new GenlogsDialect(core.authenticate, core.logIn, core.issueTokens, core.fetchImage);
    }

    private static Dialect acusight(Core core) {
        return new AcusightDialect(new AcusightDialect.UseCases(
                core.authenticate,
                core.receivePicture,
                core.acceptImage,
                core.announceImage,
                core.devices,
                core.seenDevice,
                core.createProvisioningToken,
                core.credentials,
                core.revokeCredential,
                core.provisionDevice,
                core.changePolicy,
                core.media,
                core.batches,
                core.runs,
                core.reviewImage,
                core.closeBatches,
                core.links));
    }

    private static Dialect imggo(Settings settings, Core core) {
        ImggoDialect.UseCases useCases = new ImggoDialect.UseCases(
                core.authenticate,
                core.replays,
                core.createPattern,
                core.changePattern,
                core.patterns,
                core.submitJob,
                core.jobs,
                core.webhooks,
                core.spoolRequest,
                core.receivePicture,
                core.cpu);
        int perMinute = settings.get(FoveaSettings.IMGGO_RATE_LIMIT);
        RateLimits keys = perMinute == 0
                ? RateLimits.off(FoveaSettings.USUAL_IMGGO_RATE, core.clock)
                : RateLimits.perMinute(perMinute, core.clock);
        RateLimits strangers = RateLimits.perMinute(STRANGERS_PER_MINUTE, core.clock);
        Optional<URI> publicUrl = Optional.of(settings.get(FoveaSettings.BASE_URL))
                .filter(url -> !url.isEmpty())
                .map(URI::create);
        return new ImggoDialect(useCases, keys, strangers, publicUrl);
    }

    private static Dialect hub(Core core) {
        return new HubDialect(new HubDialect.UseCases(
                core.authenticate,
                core.logIn,
                core.issueTokens,
                core.issueCredential,
                core.changeAccessToken,
                core.revokeCredential,
                core.credentials,
                core.spoolRequest,
                core.normaliser,
                core.submitRun,
                core.runs,
                core.deleteRun,
                core.registerRecording,
                core.cpu,
                core.memory));
    }
}

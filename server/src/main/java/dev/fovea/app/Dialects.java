package dev.fovea.app;

import dev.fovea.dialect.Dialect;
import dev.fovea.dialect.acusight.AcusightDialect;
import dev.fovea.dialect.fovea.FoveaDialect;
import dev.fovea.dialect.fovea.Readiness;
import dev.fovea.dialect.genlogs.GenlogsDialect;
import dev.fovea.dialect.hub.HubDialect;
import dev.fovea.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;

/** Every dialect that is served. A further one is a line here. */
final class Dialects {
    private Dialects() {}

    static List<Dialect> of(Core core, Readiness readiness, Metrics metrics) {
        List<Dialect> foreign = List.of(genlogs(core), acusight(core), hub(core));
        List<Dialect> all = new ArrayList<>(foreign);
        all.add(fovea(core, readiness, metrics, foreign));
        return List.copyOf(all);
    }

    private static Dialect fovea(Core core, Readiness readiness, Metrics metrics, List<Dialect> foreign) {
        FoveaDialect.UseCases useCases = new FoveaDialect.UseCases(
                core.authenticate,
                core.organisations,
                core.createOrganisation,
                core.issueCredential,
                core.credentials,
                core.revokeCredential,
                core.links,
                core.media,
                core.batches,
                core.sightings,
                core.runs,
                core.registerRecording,
                new FoveaDialect.Deliveries(
                        core.webhooks, core.webhookSecrets, core.sendTest, core.deliveries, core.redeliver),
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

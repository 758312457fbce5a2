package dev.fovea.app;

import dev.fovea.dialect.Dialect;
import dev.fovea.dialect.acusight.AcusightDialect;
import dev.fovea.dialect.genlogs.GenlogsDialect;
import dev.fovea.dialect.hub.HubDialect;
import java.util.List;

/** Every dialect that is served. A further one is a line here. */
final class Dialects {
    private Dialects() {}

    static List<Dialect> of(Core core) {
        return List.of(genlogs(core), acusight(core), hub(core));
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

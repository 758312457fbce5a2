package dev.fovea.dialect.acusight;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.ChangePolicy;
import dev.fovea.core.access.ContentLinks;
import dev.fovea.core.access.CreateProvisioningToken;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.DeviceQueries;
import dev.fovea.core.access.ProvisionDevice;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.AnnounceImage;
import dev.fovea.core.ingest.CloseBatches;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReviewImage;
import dev.fovea.core.ingest.SeenDevice;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.dialect.Dialect;
import dev.fovea.error.FoveaError;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.util.List;

/** The doors of the Acusight API (acusight.md §1). Order of checks: key, size, form, fields, store. */
public final class AcusightDialect implements Dialect {
    /** In receipts, metrics and {@code /openapi/acusight.json}. */
    public static final String NAME = "acusight";

    private static final List<String> PREFIXES = List.of(
            "/api/device",
            "/api/devices",
            "/api/data",
            "/api/provisioning-tokens",
            "/api/organization",
            "/api/core",
            "/api/ml");

    private final DeviceDoor device;
    private final ProvisioningDoor provisioning;
    private final DataDoor data;

    /** The use cases behind the doors. */
    public record UseCases(
            Authenticate authenticate,
            ReceivePicture receivePicture,
            AcceptImage acceptImage,
            AnnounceImage announceImage,
            DeviceQueries devices,
            SeenDevice seenDevice,
            CreateProvisioningToken createToken,
            CredentialQueries credentials,
            RevokeCredential revoke,
            ProvisionDevice provisionDevice,
            ChangePolicy changePolicy,
            MediaQueries media,
            BatchQueries batches,
            RunQueries runs,
            ReviewImage review,
            CloseBatches closeBatches,
            ContentLinks links) {}

    /** Over the given use cases. */
    public AcusightDialect(UseCases core) {
        AcusightAuth auth = new AcusightAuth(core.authenticate());
        this.device = new DeviceDoor(
                auth,
                core.receivePicture(),
                core.acceptImage(),
                core.announceImage(),
                core.devices(),
                core.seenDevice());
        this.provisioning = new ProvisioningDoor(
                auth,
                core.createToken(),
                core.credentials(),
                core.revoke(),
                core.provisionDevice(),
                core.changePolicy());
        DataViews views = new DataViews(core.batches(), core.runs(), core.links());
        this.data = new DataDoor(auth, core.media(), core.batches(), core.review(), core.closeBatches(), views);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(DeviceDoor.UPLOAD, device::upload),
                Route.post(DeviceDoor.NOTIFY, device::announce),
                Route.get("/api/device/self", device::self),
                Route.post("/api/device/checkin", device::checkIn),
                Route.post("/api/core/agent/checkin", device::agentCheckIn),
                Route.post("/api/provisioning-tokens", provisioning::createToken),
                Route.get("/api/provisioning-tokens", provisioning::listTokens),
                Route.delete("/api/provisioning-tokens/{id}", provisioning::revokeToken),
                Route.post("/api/devices/provision", provisioning::provision),
                Route.get("/api/organization", provisioning::organisation),
                Route.patch("/api/organization", provisioning::changeOrganisation),
                Route.get("/api/data/images", data::listImages),
                Route.get("/api/data/images/{id}", data::getImage),
                Route.patch("/api/data/images/{id}", data::patchImage),
                Route.get("/api/data/batches", data::listBatches),
                Route.get("/api/data/batches/{id}", data::getBatch),
                Route.patch("/api/data/batches/{id}", data::patchBatch),
                // The vendor's older pages spell these routes with /core (acusight.md §1).
                Route.get("/api/core/device/self", device::self),
                Route.post("/api/core/device/checkin", device::checkIn),
                Route.post("/api/core/devices/provision", provisioning::provision),
                Route.post("/api/core/provisioning-tokens", provisioning::createToken),
                Route.get("/api/core/provisioning-tokens", provisioning::listTokens),
                Route.delete("/api/core/provisioning-tokens/{id}", provisioning::revokeToken));
    }

    @Override
    public boolean owns(String path) {
        return Dialect.under(PREFIXES, path);
    }

    @Override
    public void refuse(Context context, FoveaError error) {
        AcusightErrors.answer(context, error);
    }
}

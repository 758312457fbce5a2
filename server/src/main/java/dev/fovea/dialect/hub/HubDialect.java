package dev.fovea.dialect.hub;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.ChangeAccessToken;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.IssueTokens;
import dev.fovea.core.access.LogIn;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.detect.DeleteRun;
import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.dialect.Dialect;
import dev.fovea.error.FoveaError;
import dev.fovea.http.CpuPool;
import dev.fovea.http.MemoryBudget;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.util.List;

/** The doors of the Hub's detections API (hub.md §1), all at the root of the host. */
public final class HubDialect implements Dialect {
    /** In receipts, metrics and {@code /openapi/hub.json}. */
    public static final String NAME = "hub";

    private static final List<String> PREFIXES = List.of("/login", "/detections", "/profile", "/recordings");
    private final AccountDoor account;
    private final RunsDoor runs;
    private final RecordingsDoor recordings;

    /** The use cases behind the doors, and what large bodies need. */
    public record UseCases(
            Authenticate authenticate,
            LogIn logIn,
            IssueTokens tokens,
            IssueCredential issue,
            ChangeAccessToken change,
            RevokeCredential revoke,
            CredentialQueries credentials,
            SpoolRequest spool,
            RunNormaliser normaliser,
            SubmitRun submitRun,
            RunQueries runs,
            DeleteRun deleteRun,
            RegisterRecording registerRecording,
            CpuPool cpu,
            MemoryBudget memory) {}

    /** Over the given use cases. */
    public HubDialect(UseCases core) {
        HubAuth auth = new HubAuth(core.authenticate());
        this.account = new AccountDoor(
                auth, core.logIn(), core.tokens(), core.issue(), core.change(), core.revoke(), core.credentials());
        this.runs = new RunsDoor(
                auth,
                core.spool(),
                core.normaliser(),
                core.submitRun(),
                core.runs(),
                core.deleteRun(),
                core.cpu(),
                core.memory());
        this.recordings = new RecordingsDoor(auth, core.registerRecording());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/login", account::logIn),
                Route.post("/detections", runs::submit),
                Route.get("/detections", runs::list),
                Route.delete("/detections", runs::deleteWithoutId).unadvertised(),
                Route.get("/detections/{runId}", runs::get),
                Route.delete("/detections/{runId}", runs::delete),
                Route.post("/recordings", recordings::register),
                Route.post("/profile/token", account::createToken),
                Route.get("/profile/token", account::listTokens),
                Route.put("/profile/token/{id}", account::changeToken),
                Route.delete("/profile/token/{id}", account::revokeToken));
    }

    @Override
    public boolean owns(String path) {
        return Dialect.under(PREFIXES, path);
    }

    @Override
    public void refuse(Context context, FoveaError error) {
        HubErrors.answer(context, error);
    }
}

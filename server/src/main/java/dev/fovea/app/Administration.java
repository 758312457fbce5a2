package dev.fovea.app;

import dev.fovea.config.Settings;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.NewCredentials;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.crypto.Argon2Passwords;
import dev.fovea.crypto.SecureIds;
import dev.fovea.model.Actor;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import dev.fovea.model.Receipt.Raw;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the command line does to the data, also while a server is running on it. */
public final class Administration implements AutoCloseable {
    private final Store store;
    private final Clock clock = Clock.systemUTC();
    private final Ids ids = new SecureIds(clock);

    private Administration(Store store) {
        this.store = store;
    }

    /** Opens the database that the settings name. */
    public static Administration open(Settings settings) {
        return new Administration(DataFolder.open(settings).openStore(settings));
    }

    /** Makes an organisation with an administrator and one credential a dialect. */
    public NewCredentials createOrganisation(String name) {
        return new CreateOrganisation(store, ids, new Argon2Passwords(), clock)
                .create(new CreateOrganisation.Command(name))
                .credentials();
    }

    /** All organisations, oldest first. */
    public List<Organisation> organisations() {
        return store.read(session -> session.organisations().list());
    }

    /** The organisation of that name. */
    public OrgId organisation(String name) {
        return store.read(session -> session.organisations().find(name))
                .map(Organisation::id)
                .orElseThrow(() -> new FoveaStartException("there is no organisation named '" + name + "'"));
    }

    /** Makes a credential; the secret is shown this once. */
    public IssueCredential.Receipt issue(OrgId org, IssueCredential.Command command) {
        return new IssueCredential(store, ids, clock).issue(Actor.commandLine(org), command);
    }

    /** Credentials of a kind, newest first, without secrets. */
    public List<Credential> credentials(OrgId org, CredentialKind kind) {
        return new CredentialQueries(store).list(org, kind);
    }

    /** Ends a credential at once. */
    public void revoke(OrgId org, CredentialKind kind, UUID credential) {
        var _ = new RevokeCredential(store, clock)
                .revoke(Actor.commandLine(org), new RevokeCredential.Command(org, kind, credential));
    }

    /** Makes a recording known whose file is kept elsewhere. */
    public Media addRecording(OrgId org, String mediaKey, Frame frame, Optional<Instant> start) {
        AcceptImage.Call call = new AcceptImage.Call("recordings add", "", "application/json", new Raw.Inline("{}"));
        return new RegisterRecording(store, ids, clock)
                .register(new RegisterRecording.Command(
                        org,
                        "fovea",
                        call,
                        mediaKey,
                        Optional.empty(),
                        "",
                        frame,
                        start.map(CapturedAt::of),
                        Optional.empty(),
                        "{}"))
                .media();
    }

    @Override
    public void close() {
        store.close();
    }
}

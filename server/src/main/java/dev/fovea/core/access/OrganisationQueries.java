package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Organisation;
import java.util.List;
import java.util.UUID;

/** Reads of the organisations of this server, which only administrators of the first one may see. */
public final class OrganisationQueries {
    private final Store store;

    /** Reads from the store. */
    public OrganisationQueries(Store store) {
        this.store = store;
    }

    /** All organisations, newest first. */
    public List<Organisation> list() {
        return store.read(session -> session.organisations().list()).reversed();
    }

    /**
     * An organisation that the caller may see: their own, or any when they run the server.
     *
     * @throws FoveaException {@code NotFound(ORGANISATION)}
     */
    public Organisation get(Caller caller, UUID uuid) {
        return store.read(session -> session.organisations().find(uuid))
                .filter(found -> found.id().equals(caller.org()) || runsTheServer(caller))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.ORGANISATION, uuid.toString())));
    }

    private boolean runsTheServer(Caller caller) {
        return store.read(session -> session.organisations().get(caller.org()))
                .name()
                .equals(CreateOrganisation.DEFAULT);
    }

    /**
     * Insists on an administrator of the organisation {@value CreateOrganisation#DEFAULT}, who runs the server.
     *
     * @throws FoveaException {@code Forbidden(ROLE)} or {@code Forbidden(SCOPE)}
     */
    public void requireOperator(Caller caller) {
        Permissions.requireScope(caller, Permissions.ADMIN);
        if (!runsTheServer(caller)) {
            throw new FoveaException(new Forbidden(
                    Bar.ROLE, "this needs an administrator of the organisation " + CreateOrganisation.DEFAULT));
        }
    }
}

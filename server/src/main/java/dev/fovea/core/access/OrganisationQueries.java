package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Organisation;
import java.util.List;

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
     * Insists on an administrator of the organisation {@value CreateOrganisation#DEFAULT}, who runs the server.
     *
     * @throws FoveaException {@code Forbidden(ROLE)} or {@code Forbidden(SCOPE)}
     */
    public void requireOperator(Caller caller) {
        Permissions.requireScope(caller, Permissions.ADMIN);
        Organisation own = store.read(session -> session.organisations().get(caller.org()));
        if (!own.name().equals(CreateOrganisation.DEFAULT)) {
            throw new FoveaException(new Forbidden(
                    Bar.ROLE, "this needs an administrator of the organisation " + CreateOrganisation.DEFAULT));
        }
    }
}

package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Gives an organisation another name. */
public final class RenameOrganisation {
    private final Store store;
    private final Clock clock;

    /** Names organisations in the store. */
    public RenameOrganisation(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Renames the organisation.
     *
     * @param by who is answerable for it
     * @throws FoveaException {@code Invalid}, also for the organisation {@value CreateOrganisation#DEFAULT}, by whose name
     *     those who run the server are known; {@code Conflict(NAME_TAKEN)}
     */
    public Organisation rename(Actor by, Organisation organisation, String text) {
        String name = AccessRules.name("name", text);
        if (organisation.name().equals(CreateOrganisation.DEFAULT)) {
            throw AccessRules.broken(
                    "value_error", "name", "the organisation " + CreateOrganisation.DEFAULT + " keeps its name");
        }
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            if (!session.organisations().rename(organisation.id(), name)) {
                throw AccessRules.taken("an organisation", name);
            }
            String details = AuditEntry.details(Map.of("before", organisation.name(), "name", name));
            session.audit()
                    .append(by, "organisation.renamed", organisation.uuid().toString(), details, now);
            return session.organisations().get(organisation.id());
        });
    }
}

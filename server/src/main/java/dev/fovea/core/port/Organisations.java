package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tenants. */
public interface Organisations {
    /** Adds one; empty when the name is taken. */
    Optional<Organisation> add(UUID uuid, String name, Instant now);

    /** The organisation of that name. */
    Optional<Organisation> find(String name);

    /** The organisation of that id. */
    Optional<Organisation> find(UUID uuid);

    /** Names it anew; false when the name is another's. */
    boolean rename(OrgId id, String name);

    /** The organisation. */
    Organisation get(OrgId id);

    /** All, oldest first. */
    List<Organisation> list();
}

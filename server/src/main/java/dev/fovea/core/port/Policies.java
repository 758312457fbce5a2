package dev.fovea.core.port;

import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceId;
import java.util.Map;
import java.util.Optional;

/** Switches of an organisation, overridable per source; the server's own settings fill what neither sets. */
public interface Policies {
    /** How images of the source are collected. */
    IntakePolicy intake(OrgId org, SourceId source);

    /** Sets a switch of the organisation, or of one of its sources. */
    void set(OrgId org, Optional<SourceId> source, String name, String value);

    /** Takes a switch back, so that what lies behind it counts. */
    void clear(OrgId org, Optional<SourceId> source, String name);

    /** Switches of the organisation, or of one of its sources, by name. */
    Map<String, String> list(OrgId org, Optional<SourceId> source);
}

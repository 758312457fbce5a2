package dev.fovea.core.port;

import dev.fovea.model.LocationId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What sends. */
public interface Sources {
    /** The source of that name, made when it is new. */
    Source getOrAdd(OrgId org, SourceKind kind, String externalId, String name, SourceStatus status, Instant now);

    /** Adds a source, or brings back a removed one; empty when the id is taken. */
    Optional<Source> add(OrgId org, SourceKind kind, String externalId, String name, SourceStatus status, Instant now);

    /** The source of that id, wherever it belongs. */
    Optional<Source> find(SourceId id);

    /** The source that calls itself {@code externalId}. */
    Optional<Source> find(OrgId org, SourceKind kind, String externalId);

    /** The place where the source stands now; a place it has not reported before becomes its latest. */
    LocationId moveTo(Source source, Place place, Instant now);

    /** Notes that the source was heard of. */
    void seen(SourceId id, Instant now);

    /** Changes what people may change. */
    void change(SourceId id, String name, SourceStatus status);

    /**
     * Sources that have not been removed, newest first, with a number below {@code before}.
     *
     * @param status only these; empty for all
     */
    List<Source> page(OrgId org, Optional<SourceStatus> status, OptionalLong before, int limit);

    /** Sources of an organisation, oldest first. */
    List<Source> list(OrgId org);
}

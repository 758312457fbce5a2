package dev.fovea.core.port;

import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Patterns and the versions of their content. */
public interface Patterns {
    /** Adds a pattern with version 1. */
    Pattern add(OrgId org, PatternId id, PatternDraft draft, Instant now);

    /** Whether any organisation has, or had, a pattern of that id. */
    boolean taken(PatternId id);

    /** A pattern that is not deleted. */
    Optional<Pattern> find(OrgId org, PatternId id);

    /** A pattern that is not deleted, kept from other changes until the transaction ends. */
    Optional<Pattern> findToChange(OrgId org, PatternId id);

    /** A pattern, deleted or not: for its jobs. */
    Optional<Pattern> findAlsoDeleted(OrgId org, PatternId id);

    /** Changes all but the content. */
    void describe(Pattern pattern, PatternDraft draft, Instant now);

    /** Adds a version after the last one and makes it current; returns its number. */
    int addVersion(Pattern pattern, PatternContent content, Instant now);

    /** Makes an existing version current; false when there is no such version. */
    boolean switchTo(Pattern pattern, int version, Instant now);

    /** Versions, oldest first. */
    List<Pattern.Version> versions(Pattern pattern);

    /** One version. */
    Optional<Pattern.Version> version(Pattern pattern, int number);

    /** Marks as deleted; false when it was before. */
    boolean delete(OrgId org, PatternId id, Instant now);

    /** Patterns that are not deleted, newest first. */
    Listing<Pattern> list(OrgId org, PatternFilter filter, int offset, int limit);

    /** Counts an accepted ingest. */
    void countRequest(Pattern pattern);

    /**
     * Counts a finished job.
     *
     * @param processingMillis of a completed one; empty for a failed one
     */
    void countFinished(OrgId org, PatternId pattern, Optional<Long> processingMillis);
}

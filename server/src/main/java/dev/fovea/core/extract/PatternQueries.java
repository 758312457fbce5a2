package dev.fovea.core.extract;

import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import java.util.List;

/** Reads of patterns. */
public final class PatternQueries {
    /** A pattern; {@code NotFound(PATTERN)} when it is unknown or deleted. */
    public Pattern get(OrgId org, PatternId id) {
        throw new UnsupportedOperationException();
    }

    /** Patterns, newest first. */
    public Listing<Pattern> list(OrgId org, PatternFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Versions, oldest first. */
    public List<Pattern.Version> versions(OrgId org, PatternId id) {
        throw new UnsupportedOperationException();
    }

    /** The content that a job was made with, also when its pattern has been deleted. */
    public PatternContent content(OrgId org, PatternId id, int version) {
        throw new UnsupportedOperationException();
    }
}

package dev.fovea.core.extract;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import java.util.List;

/** Reads of patterns; another organisation's patterns do not exist. */
public final class PatternQueries {
    private final Store store;

    /** Over the given store. */
    public PatternQueries(Store store) {
        this.store = store;
    }

    /** A pattern; {@code NotFound(PATTERN)} when it is unknown or deleted. */
    public Pattern get(OrgId org, PatternId id) {
        return store.read(session -> session.patterns().find(org, id)).orElseThrow(() -> unknown(id));
    }

    /**
     * Patterns, newest first.
     *
     * @throws FoveaException {@code Invalid} when no name can be like the search
     */
    public Listing<Pattern> list(OrgId org, PatternFilter filter, int offset, int limit) {
        filter.search().ifPresent(search -> PatternRules.text("search", search, PatternRules.NAME_LENGTH));
        return store.read(session -> session.patterns().list(org, filter, offset, limit));
    }

    /** Versions, oldest first. */
    public List<Pattern.Version> versions(OrgId org, PatternId id) {
        return store.read(session -> session.patterns().find(org, id).map(session.patterns()::versions))
                .orElseThrow(() -> unknown(id));
    }

    /** The content that a job was made with, also when its pattern has been deleted. */
    public PatternContent content(OrgId org, PatternId id, int version) {
        return store.read(session -> session.patterns()
                        .findAlsoDeleted(org, id)
                        .flatMap(pattern -> session.patterns().version(pattern, version)))
                .map(Pattern.Version::content)
                .orElseThrow(() -> unknown(id));
    }

    static FoveaException unknown(PatternId id) {
        return new FoveaException(new NotFound(Thing.PATTERN, id.text()));
    }
}

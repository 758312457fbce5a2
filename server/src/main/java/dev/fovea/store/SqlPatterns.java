package dev.fovea.store;

import dev.fovea.core.port.Patterns;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Not stored yet. */
final class SqlPatterns implements Patterns {
    @Override
    public Pattern add(OrgId org, PatternId id, PatternDraft draft, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Pattern> find(OrgId org, PatternId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Pattern> findAlsoDeleted(OrgId org, PatternId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void describe(Pattern pattern, PatternDraft draft, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int addVersion(Pattern pattern, dev.fovea.model.PatternContent content, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean switchTo(Pattern pattern, int version, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Pattern.Version> versions(Pattern pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Pattern.Version> version(Pattern pattern, int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(OrgId org, PatternId id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listing<Pattern> list(OrgId org, PatternFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void countRequest(Pattern pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void countFinished(OrgId org, PatternId pattern, Optional<Long> processingMillis) {
        throw new UnsupportedOperationException();
    }
}

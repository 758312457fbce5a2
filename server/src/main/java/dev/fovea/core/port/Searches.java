package dev.fovea.core.port;

import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import java.util.List;
import java.util.OptionalLong;

/** Media found by what is known about them. */
public interface Searches {
    /** Media that match, newest first, with a number below {@code before}. */
    List<Media> media(OrgId org, Criterion criterion, OptionalLong before, int limit);

    /** How many media match, counted no further than {@code atMost}. */
    long count(OrgId org, Criterion criterion, long atMost);
}

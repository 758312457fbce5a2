package dev.fovea.core.port;

import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Sighting;
import dev.fovea.model.search.Counted;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Span;
import dev.fovea.model.search.Spot;
import dev.fovea.model.search.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Media, and plates seen on them, found by what is known about them; newest first, which is by falling number. */
public interface Searches {
    /** No limit of time. */
    Duration FOR_EVER = Duration.ofDays(1);

    /**
     * What was found in the time allowed.
     *
     * @param reached set when the time was over first: everything down to this number has been looked at
     */
    record Found<T>(List<T> items, OptionalLong reached) {}

    /** Media that match, with a number below {@code before}; at most {@code limit}. */
    Found<Media> media(OrgId org, Criterion criterion, OptionalLong before, int limit, Duration patience);

    /** Sightings that match, with a number below {@code before}: of the plate as asked, on media as asked. */
    Found<Sighting> sightings(OrgId org, Criterion criterion, OptionalLong before, int limit, Duration patience);

    /** Media that match, newest first, with a number below {@code before}. */
    default List<Media> media(OrgId org, Criterion criterion, OptionalLong before, int limit) {
        return media(org, criterion, before, limit, FOR_EVER).items();
    }

    /** How many media match, counted no further than {@code atMost} and no longer than the time allowed. */
    Tally count(OrgId org, Criterion criterion, long atMost, Duration patience);

    /** How many media match, counted no further than {@code atMost}. */
    default long count(OrgId org, Criterion criterion, long atMost) {
        return count(org, criterion, atMost, FOR_EVER).count();
    }

    /** How many of the media that match have each value. */
    Counted<String> facet(OrgId org, Criterion criterion, Facet facet, Duration patience);

    /** How many of the media that match were received in each span since the epoch. */
    Counted<Instant> received(OrgId org, Criterion criterion, Span span, Duration patience);

    /** How many of the media that match were taken at each place. */
    Counted<Spot> places(OrgId org, Criterion criterion, Duration patience);

    /** The number below which everything was received at {@code time} or earlier, as far as arrival follows numbers. */
    OptionalLong numberAt(OrgId org, Instant time);

    /** Known values that begin so, in any case. */
    List<String> values(OrgId org, Facet facet, String beginning, int limit);
}

package dev.fovea.core.query;

import dev.fovea.core.port.Searches.Found;
import dev.fovea.core.port.Store;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.search.Criterion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Finds media; another organisation's media do not exist. */
public final class MediaSearch {
    /** How long a call looks for something rare before it answers with what it has, and a cursor to go on from. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int BLOCK = 500;
    private final Store store;

    /** Over the given store. */
    public MediaSearch(Store store) {
        this.store = store;
    }

    /**
     * A page of what matches, newest first. A search that would take long answers early: the page may hold fewer than
     * {@code limit}, even none, and still have a cursor.
     */
    public Page<Media> page(OrgId org, Criterion criterion, OptionalLong before, int limit) {
        Found<Media> found =
                store.read(session -> session.searches().media(org, criterion, before, limit + 1, PATIENCE));
        return Pages.found(found, limit, Media::number);
    }

    /** Where a list begins whose newest item was received at {@code time} or earlier. */
    public OptionalLong before(OrgId org, Instant time) {
        OptionalLong newest = store.read(session -> session.searches().numberAt(org, time));
        return OptionalLong.of(newest.orElse(0) + 1);
    }

    /** How many media match, counted no further than {@code atMost}. */
    public long count(OrgId org, Criterion criterion, long atMost) {
        return store.read(session -> session.searches().count(org, criterion, atMost));
    }

    /** Hands on everything that matches and has a number below {@code before}, newest first, in blocks of bounded size. */
    public void each(OrgId org, Criterion criterion, OptionalLong before, Consumer<List<Media>> reader) {
        OptionalLong rest = before;
        boolean more = true;
        while (more) {
            OptionalLong below = rest;
            Found<Media> found =
                    store.read(session -> session.searches().media(org, criterion, below, BLOCK, PATIENCE));
            List<Media> block = found.items();
            if (!block.isEmpty()) {
                reader.accept(block);
            }
            more = block.size() == BLOCK || found.reached().isPresent();
            rest = found.reached().isPresent() ? found.reached() : last(block);
        }
    }

    private static OptionalLong last(List<Media> block) {
        return block.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(block.getLast().number());
    }
}

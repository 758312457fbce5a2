package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.search.Criterion;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Finds media; another organisation's media do not exist. */
public final class MediaSearch {
    private static final int BLOCK = 500;
    private final Store store;

    /** Over the given store. */
    public MediaSearch(Store store) {
        this.store = store;
    }

    /** A page of what matches, newest first. */
    public Page<Media> page(OrgId org, Criterion criterion, OptionalLong before, int limit) {
        List<Media> rows = store.read(session -> session.searches().media(org, criterion, before, limit + 1));
        return Pages.of(rows, limit, Media::number);
    }

    /** How many media match, counted no further than {@code atMost}. */
    public long count(OrgId org, Criterion criterion, long atMost) {
        return store.read(session -> session.searches().count(org, criterion, atMost));
    }

    /** Hands on everything that matches and has a number below {@code before}, newest first, in blocks of bounded size. */
    public void each(OrgId org, Criterion criterion, OptionalLong before, Consumer<List<Media>> reader) {
        OptionalLong rest = before;
        List<Media> block;
        do {
            OptionalLong below = rest;
            block = store.read(session -> session.searches().media(org, criterion, below, BLOCK));
            if (!block.isEmpty()) {
                reader.accept(block);
                rest = OptionalLong.of(block.getLast().number());
            }
        } while (block.size() == BLOCK);
    }
}

package dev.fovea.core.collect;

import dev.fovea.core.port.Store;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Page;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads the items of a version with their annotations; of one that is frozen, always the same. */
public final class DatasetItems {
    private static final int BLOCK = 200;
    private final Store store;

    /** Over the given store. */
    public DatasetItems(Store store) {
        this.store = store;
    }

    /** A page of items, newest image first. */
    public Page<DatasetItem> page(DatasetVersion version, OptionalLong before, int limit) {
        return Blocks.page(block(version, before, limit + 1), limit, DatasetItem::number);
    }

    /** Hands on every item, newest image first, in blocks of bounded size. */
    public void each(DatasetVersion version, Consumer<List<DatasetItem>> consumer) {
        Blocks.each((before, size) -> block(version, before, size), BLOCK, DatasetItem::number, consumer);
    }

    private List<DatasetItem> block(DatasetVersion version, OptionalLong before, int limit) {
        return store.read(session -> session.datasets().items(version, before, limit));
    }
}

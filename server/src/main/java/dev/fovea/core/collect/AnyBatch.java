package dev.fovea.core.collect;

import dev.fovea.model.Batch;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Selection;
import java.time.Instant;
import java.util.Optional;

/** A batch of any kind (decision 0017). */
public sealed interface AnyBatch {
    /** When it was opened. */
    Instant openedAt();

    /**
     * One that collects the images of a source.
     *
     * @param source the id that the source gives itself
     * @param policy how the source's images are collected now
     */
    record Automatic(Batch batch, Optional<String> source, IntakePolicy policy) implements AnyBatch {
        @Override
        public Instant openedAt() {
            return batch.openedAt();
        }

        /** When it closes if no image comes; empty when nothing but an image or a hand closes it. */
        public Optional<Instant> closesAt() {
            if (batch.status() == Batch.Status.COMPLETE || !policy.autoClose()) {
                return Optional.empty();
            }
            Instant since = switch (policy.timeoutMode()) {
                case IDLE -> batch.lastImageAt();
                case WINDOW -> batch.openedAt();
            };
            return Optional.of(since.plus(policy.batchTimeout()));
        }
    }

    /** One that was made by hand. */
    record HandMade(Selection selection) implements AnyBatch {
        @Override
        public Instant openedAt() {
            return selection.openedAt();
        }
    }
}

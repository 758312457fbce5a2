package dev.fovea.store;

import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transaction on its way through the writer: run, then released with the commit of its group. */
final class QueuedWork<R> {
    private final Function<Session, R> work;
    private final CompletableFuture<R> outcome = new CompletableFuture<>();

    private @Nullable R result;
    private @Nullable Throwable failure;

    QueuedWork(Function<Session, R> work) {
        this.work = work;
    }

    /** Runs the work on the writer; false when what it did must be rolled back. */
    boolean run(Session session, Database database) {
        try {
            result = work.apply(session);
            return true;
        } catch (SqlFailure e) {
            failure = database.meaningOf(e.failure());
        } catch (Throwable e) {
            failure = e;
        }
        return false;
    }

    /** Lets the caller go with what {@link #run} came to. */
    void complete() {
        if (failure == null) {
            outcome.complete(result);
        } else {
            outcome.completeExceptionally(failure);
        }
    }

    /** Lets the caller go with a failure of the whole group. */
    void fail(RuntimeException reason) {
        outcome.completeExceptionally(reason);
    }

    /** Waits for the commit. */
    R await() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(CompletionException e) {
        return switch (e.getCause()) {
            // A fresh one shows the caller's stack; the cause shows the writer's.
            case FoveaException fovea -> new FoveaException(fovea.error(), fovea);
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            case null, default -> e;
        };
    }
}

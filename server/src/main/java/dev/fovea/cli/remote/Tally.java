package dev.fovea.cli.remote;

import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.client.NothingSent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Counts things that are done one by one: one that fails does not keep the others from being done, but decides the exit
 * code. A single thing just fails. Safe for several threads.
 */
final class Tally {
    private final boolean single;
    private final Consumer<String> tell;
    private int succeeded;
    private Optional<ExitCode> worst = Optional.empty();

    /**
     * A count of nothing yet.
     *
     * @param single whether there is one thing alone
     * @param tell hears why something failed
     */
    Tally(boolean single, Consumer<String> tell) {
        this.single = single;
        this.tell = tell;
    }

    /** Does one of them. */
    void count(String what, Runnable deed) {
        try {
            deed.run();
            success();
        } catch (NothingSent e) {
            tell.accept(e.sentence());
            success();
        } catch (Failure e) {
            if (single) {
                throw e;
            }
            failure(what, e);
        }
    }

    /** What the shell is told: success, partly failed, or how the first one failed when all did. */
    synchronized ExitCode exit() {
        return worst.map(first -> succeeded > 0 ? ExitCode.PARTLY_FAILED : first)
                .orElse(ExitCode.SUCCESS);
    }

    private synchronized void success() {
        succeeded++;
    }

    private synchronized void failure(String what, Failure failure) {
        worst = worst.or(() -> Optional.of(failure.exit()));
        tell.accept(what + ": " + failure.sentence()
                + failure.requestId().map(id -> " (request " + id + ")").orElse(""));
    }
}

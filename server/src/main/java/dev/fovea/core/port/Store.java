package dev.fovea.core.port;

import java.util.function.Function;

/**
 * The database. {@link #inTransaction} is the only way to write: one accepted call is one transaction, and when it
 * returns, what it wrote is durable and visible to every reader.
 */
public interface Store extends AutoCloseable {

    /**
     * Runs {@code work} in one read-write transaction and returns once it is durable. An exception of the work rolls
     * back what the work did, and nothing else. The work may be run again when the database asks for it, so it must
     * have no effect but on the session, and it must be quick: others wait behind it.
     */
    <R> R inTransaction(Function<Session, R> work);

    /** Runs {@code work} against what is committed; it must not write. */
    <R> R read(Function<Session, R> work);

    /** Whether the database answers. */
    boolean healthy();

    @Override
    void close();

    /** The tables, inside one transaction or read. */
    interface Session {
        Organisations organisations();

        Users users();

        Credentials credentials();

        Sources sources();

        MediaLibrary media();

        Batches batches();

        Runs runs();

        Sightings sightings();

        Receipts receipts();

        NaturalKeys naturalKeys();

        Policies policies();

        EventLog events();

        LoginAttempts loginAttempts();

        Patterns patterns();

        Jobs jobs();

        ReplayLog replayLog();

        Webhooks webhooks();

        Deliveries deliveries();

        Budgets budgets();

        AnswerCache answers();

        Chores chores();

        Exports exports();

        AuditLog audit();

        Selections selections();

        SavedQueries savedQueries();

        Datasets datasets();

        Likenesses likenesses();

        Searches searches();

        RetentionRules retentionRules();

        Pulses pulses();

        ApiCalls apiCalls();
    }
}

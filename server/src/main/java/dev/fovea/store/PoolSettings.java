package dev.fovea.store;

/**
 * How much of the database is used at once.
 *
 * @param readers connections that only read (SQLite)
 * @param queued transactions that may wait for the writer (SQLite); more are refused
 * @param connections connections in all (PostgreSQL)
 */
public record PoolSettings(int readers, int queued, int connections) {
    /** What suits a small machine. */
    public static final PoolSettings DEFAULT = new PoolSettings(4, 4096, 8);
}

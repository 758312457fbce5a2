package dev.fovea.store;

import java.sql.SQLException;

/** An {@link SQLException} on its way to the store, which knows what it means on its database. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SQLException failure;

    SqlFailure(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}

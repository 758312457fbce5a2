package dev.fovea.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL, started once for all tests of the process and stopped at their end. A {@link Server} parameter
 * gives fresh databases.
 */
final class SharedPostgres implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedPostgres.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    private static Server server(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
    }

    /** The running server. */
    static final class Server implements AutoCloseable {
        private final EmbeddedPostgres postgres;
        private final AtomicInteger databases = new AtomicInteger();

        private Server(EmbeddedPostgres postgres) {
            this.postgres = postgres;
        }

        private static Server start() {
            try {
                return new Server(EmbeddedPostgres.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Makes an empty database; the answer is its URL. */
        String freshDatabase() throws SQLException {
            String name = "test" + databases.incrementAndGet();
            execute("create database " + name);
            return "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/" + name;
        }

        /** Runs a statement as the administrator. */
        void execute(String statement) throws SQLException {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    var sql = connection.createStatement()) {
                sql.execute(statement);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}

package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.OrgId;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.util.List;

/** Who can log in. */
public final class UserQueries {
    private final Store store;

    /** Reads from the store. */
    public UserQueries(Store store) {
        this.store = store;
    }

    /** Users of the organisation, newest first, also those that are switched off. */
    public List<User> list(OrgId org) {
        return store.read(session -> session.users().list(org)).reversed();
    }

    /**
     * A user of the organisation.
     *
     * @throws FoveaException {@code NotFound(USER)}
     */
    public User get(OrgId org, UserId id) {
        return store.read(session -> get(session, org, id));
    }

    static User get(Session session, OrgId org, UserId id) {
        return session.users()
                .find(id)
                .filter(user -> user.org().equals(org))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.USER, Long.toString(id.value()))));
    }
}

package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People and programs with a password. */
public interface Users {
    /** What is needed to check a password. */
    record Login(User user, String passwordHash) {}

    /** Adds a user; empty when the name or e-mail is taken. */
    Optional<User> add(OrgId org, String username, String email, String passwordHash, Role role, Instant now);

    /** The user of that id, wherever it belongs. */
    Optional<User> find(UserId id);

    /** The user whose name or e-mail, in any case, is {@code nameOrEmail}. */
    Optional<Login> findLogin(String nameOrEmail);

    /** Changes what people may change; empty when the name or e-mail is another user's. */
    Optional<User> change(UserId id, String username, String email, Role role, boolean active);

    /** Sets another password. */
    void setPassword(UserId id, String passwordHash);

    /** Voids every token that was signed for the user so far. */
    void endLogins(UserId id);

    /**
     * How many active users of the organisation administer it. Until the transaction ends, no other one gets an answer
     * to this for the same organisation.
     */
    int administrators(OrgId org);

    /** Users of an organisation, oldest first. */
    List<User> list(OrgId org);
}

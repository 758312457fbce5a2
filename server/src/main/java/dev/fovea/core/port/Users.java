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

    /** Users of an organisation, oldest first. */
    List<User> list(OrgId org);
}

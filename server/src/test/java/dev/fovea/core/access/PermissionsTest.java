package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.OrgId;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
    private static final OrgId ORG = new OrgId(1);

    private static Caller login(Role role) {
        return new Caller(ORG, "login", Optional.of(user(role)), Optional.empty(), Set.of());
    }

    private static Caller token(Role role, String... scopes) {
        return new Caller(ORG, "fvt_abcdef", Optional.of(user(role)), Optional.empty(), Set.of(scopes));
    }

    private static User user(Role role) {
        return new User(new UserId(1), ORG, "name", "name@example.org", role, true, 0, Instant.EPOCH);
    }

    private static boolean may(Caller caller, String scope) {
        try {
            Permissions.requireScope(caller, scope);
            return true;
        } catch (FoveaException _) {
            return false;
        }
    }

    @ParameterizedTest(name = "{0}: {1} after login, {2} with a token without scopes, {3} with a token for it")
    @CsvSource({
        "markers:read,               VIEWER, VIEWER, VIEWER",
        "detections:read,            VIEWER, VIEWER, VIEWER",
        "media:read,                 VIEWER, VIEWER, VIEWER",
        "markers:write,              EDITOR, ,       EDITOR",
        "detections:write,           EDITOR, ,       EDITOR",
        "media:write,                EDITOR, ,       EDITOR",
        "storage:write,              EDITOR, ,       EDITOR",
        "external-api-image-ingest,  EDITOR, ,       EDITOR",
        "admin,                      ADMIN,  ,       ADMIN"
    })
    void each_scope_needs_a_role_and_each_token_its_scope(
            String scope, Role afterLogin, @Nullable Role unscoped, Role scoped) {
        for (Role role : Role.values()) {
            assertThat(may(login(role), scope)).as("login of %s", role).isEqualTo(role.includes(afterLogin));
            assertThat(may(token(role), scope))
                    .as("token of %s without scopes", role)
                    .isEqualTo(unscoped != null && role.includes(unscoped));
            assertThat(may(token(role, scope), scope))
                    .as("token of %s for it", role)
                    .isEqualTo(role.includes(scoped));
        }
    }

    @Test
    void a_viewer_cannot_write_detections_whatever_the_token_says() {
        assertThat(refusal(() -> Permissions.requireScope(login(Role.VIEWER), Permissions.DETECTIONS_WRITE)))
                .isInstanceOfSatisfying(
                        Forbidden.class, error -> assertThat(error.bar()).isEqualTo(Bar.ROLE));
        assertThat(refusal(() ->
                        Permissions.requireScope(token(Role.VIEWER, "detections:write"), Permissions.DETECTIONS_WRITE)))
                .isInstanceOfSatisfying(
                        Forbidden.class, error -> assertThat(error.bar()).isEqualTo(Bar.ROLE));
    }

    @Test
    void a_token_without_the_scope_is_told_which_scope_it_lacks() {
        assertThat(refusal(
                        () -> Permissions.requireScope(token(Role.OWNER, "media:write"), Permissions.DETECTIONS_WRITE)))
                .isEqualTo(new Forbidden(Bar.SCOPE, "this needs a token with the scope detections:write"));
    }

    @Test
    void a_scope_to_write_does_not_let_a_token_read() {
        assertThat(may(token(Role.OWNER, "detections:write"), "detections:read"))
                .isFalse();
    }

    @Test
    void the_scope_admin_stands_for_all_others() {
        assertThat(may(token(Role.ADMIN, "admin"), "detections:write")).isTrue();
        assertThat(may(token(Role.EDITOR, "admin"), "admin")).isFalse();
    }

    @Test
    void a_token_that_may_write_media_may_send_roadside_images() {
        assertThat(may(token(Role.EDITOR, "media:write"), Permissions.EXTERNAL_API_IMAGE_INGEST))
                .isTrue();
        assertThat(may(token(Role.EDITOR, "detections:write"), Permissions.EXTERNAL_API_IMAGE_INGEST))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_caller_who_is_no_user_holds_no_role(Role role) {
        Caller partner = new Caller(ORG, "abcdef", Optional.empty(), Optional.empty(), Set.of("admin"));
        assertThat(refusal(() -> Permissions.require(partner, role))).isInstanceOf(Forbidden.class);
    }

    @Test
    void a_role_includes_those_below_it() {
        assertThatCode(() -> Permissions.require(login(Role.ADMIN), Role.EDITOR))
                .doesNotThrowAnyException();
        assertThat(refusal(() -> Permissions.require(login(Role.EDITOR), Role.ADMIN)))
                .isEqualTo(new Forbidden(Bar.ROLE, "this needs the role admin"));
    }

    @Test
    void a_misspelt_scope_is_a_fault_of_ours() {
        assertThatThrownBy(() -> Permissions.requireScope(login(Role.OWNER), "detection:write"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

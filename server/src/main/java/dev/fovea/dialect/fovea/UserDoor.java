package dev.fovea.dialect.fovea;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.ChangePassword;
import dev.fovea.core.access.ChangeUser;
import dev.fovea.core.access.CreateUser;
import dev.fovea.core.access.Permissions;
import dev.fovea.core.access.UserQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who can log in, and what a caller may know of themselves. */
final class UserDoor {
    static final String PATH = "/v1/users";

    private static final String ID = "usr_";
    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final UseCases core;

    /** What is done with users. */
    record UseCases(UserQueries queries, CreateUser create, ChangeUser change, ChangePassword passwords) {}

    UserDoor(FoveaAuth auth, UseCases core) {
        this.auth = auth;
        this.core = core;
    }

    void list(Context context) {
        Caller caller = auth.administrator(context);
        Paging paging = Paging.of(context);
        Paging.answer(
                context,
                paging.of(core.queries.list(caller.org()), user -> user.id().value()),
                UserDoor::view);
    }

    void create(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String username = fields.requiredText("username");
        String email = fields.requiredText("email");
        Role role = fields.word("role", Role.class).orElse(Role.VIEWER);
        fields.refuseOthers(Set.of("username", "email", "role"));
        fields.check();
        CreateUser.Receipt receipt = core.create.create(
                new CreateUser.Command(caller, FoveaAuth.actor(context, caller), username, email, role));
        context.header("Location", PATH + "/" + id(receipt.user()));
        Json.answer(context, 201, withPassword(receipt.user(), receipt.password()));
    }

    void get(Context context) {
        Caller caller = auth.administrator(context);
        Json.answer(context, 200, view(core.queries.get(caller.org(), id(context))));
    }

    void change(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        ChangeUser.Command command = new ChangeUser.Command(
                caller,
                FoveaAuth.actor(context, caller),
                id(context),
                fields.text("username"),
                fields.text("email"),
                fields.word("role", Role.class),
                fields.flag("active"));
        fields.refuseOthers(Set.of("username", "email", "role", "active"));
        fields.check();
        Json.answer(context, 200, view(core.change.change(command)));
    }

    /** Switches the user off; the name stays in the audit log and cannot be taken by another. */
    void deactivate(Context context) {
        Caller caller = auth.administrator(context);
        User user = core.change.change(ChangeUser.Command.off(caller, FoveaAuth.actor(context, caller), id(context)));
        Json.answer(context, 200, view(user));
    }

    void resetPassword(Context context) {
        Caller caller = auth.administrator(context);
        ChangePassword.Reset reset = core.passwords.reset(caller, FoveaAuth.actor(context, caller), id(context));
        Json.answer(context, 200, withPassword(reset.user(), reset.password()));
    }

    void changeOwnPassword(Context context) {
        Caller caller = auth.anybody(context);
        if (Permissions.isAccessToken(caller)) {
            Permissions.requireScope(caller, Permissions.ADMIN);
        }
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String before = fields.requiredText("old_password");
        String wanted = fields.requiredText("new_password");
        fields.refuseOthers(Set.of("old_password", "new_password"));
        fields.check();
        core.passwords.change(caller, before, wanted, context.ip());
        context.status(204);
    }

    void self(Context context) {
        Authenticate.Identity identity = auth.identity(context);
        Caller caller = identity.caller();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("user", view(caller.user().orElseThrow()));
        view.put("organisation", OrganisationDoor.view(identity.organisation()));
        boolean token = Permissions.isAccessToken(caller);
        view.put("credential", token ? "access_token" : "login");
        view.put("prefix", token ? caller.credential() : null);
        view.put("scopes", token ? caller.scopes().stream().sorted().toList() : null);
        view.put("expires_at", Spelling.time(identity.expiresAt()));
        Json.answer(context, 200, view);
    }

    private static UserId id(Context context) {
        String text = context.pathParam("id");
        return Optional.of(text)
                .filter(id -> id.matches(ID + "[0-9]{1,18}"))
                .map(id -> new UserId(Long.parseLong(id.substring(ID.length()))))
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.USER, text)));
    }

    private static String id(User user) {
        return ID + user.id().value();
    }

    private static Map<String, Object> withPassword(User user, String password) {
        Map<String, Object> view = view(user);
        view.put("password", password);
        return view;
    }

    private static Map<String, Object> view(User user) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id(user));
        view.put("username", user.username());
        view.put("email", user.email());
        view.put("role", Spelling.word(user.role()));
        view.put("active", user.active());
        view.put("created_at", user.createdAt().toString());
        return view;
    }
}

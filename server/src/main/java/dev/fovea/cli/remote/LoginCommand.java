package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ApiClient.Manner;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.Endpoint;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.client.Profile;
import dev.fovea.cli.client.Profiles;
import dev.fovea.cli.client.Refusal;
import java.io.Console;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Signs in: a password is traded for an access token of its own, which the profile keeps and signing out ends. */
@Command(
        name = "login",
        description = "Sign in to a server. Asks for name and password, or takes them from flags and the input.")
final class LoginCommand extends ApiCommand {
    @Option(names = "--user", paramLabel = "NAME", description = "User name or e-mail (default: asked, or admin).")
    private @Nullable String user;

    @Option(names = "--password-stdin", description = "Take the password from the input.")
    private boolean passwordFromInput;

    @Option(names = "--token-stdin", description = "Take an access token from the input instead of a password.")
    private boolean tokenFromInput;

    LoginCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Profiles profiles = profiles();
        String server = client.endpoint().server().toString();
        String name = options.namedProfile(around).orElseGet(() -> profileFor(profiles, server));
        Profile before = profiles.find(name)
                .filter(known -> known.server().equals(server))
                .orElseGet(() -> Profile.of(server));
        Profile after = tokenFromInput ? byToken(client, before) : byPassword(client, before);
        profiles.put(name, after);
        remark("signed in to " + server + " as " + after.user() + "; kept as profile '" + name + "' in "
                + profiles.file());
        return ExitCode.SUCCESS;
    }

    /** A second server gets a name of its own, so that the first one's sign-in stays. */
    private static String profileFor(Profiles profiles, String server) {
        Map<String, Profile> all = profiles.all();
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().server().equals(server))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> all.isEmpty()
                        ? Profiles.USUAL
                        : Endpoint.address(server).getAuthority());
    }

    private Profile byToken(ApiClient client, Profile before) {
        String token = line();
        try (ApiClient signed = as(client, token)) {
            signed.send(Call.get("/v1/images?limit=1"));
        }
        return before.signedIn("(token)", token, null);
    }

    private Profile byPassword(ApiClient client, Profile before) {
        String name = userName();
        JsonNode signedIn = client.json(
                        Call.of("POST", "/login", Body.json(Map.of("username", name, "password", password()))))
                .path("data");
        String token = signedIn.path("token").asString("");
        try (ApiClient signed = as(client, token)) {
            Optional<JsonNode> minted = mint(signed);
            return before.signedIn(
                    signedIn.path("username").asString(name),
                    minted.map(kept -> kept.path("token").asString("")).orElse(token),
                    minted.map(kept -> kept.path("id").asString("")).orElse(null));
        }
    }

    /** An access token outlives the day that a login token is good for; where none may be made, a day has to do. */
    private Optional<JsonNode> mint(ApiClient signed) {
        Map<String, Object> wanted = Map.of(
                "name",
                "fovea cli on " + Machine.name(around) + " "
                        + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
                "scopes",
                List.of("admin"));
        Answer answer = signed.sendWhateverComes(Call.of("POST", "/profile/token", Body.json(Map.of("token", wanted))));
        if (answer.status() == 403) {
            remark("this sign-in is good for a day: an access token may not be made");
            return Optional.empty();
        }
        if (answer.status() != 201) {
            throw Refusal.of(answer);
        }
        return Optional.of(answer.json().at("/data/token"));
    }

    private ApiClient as(ApiClient client, String token) {
        Endpoint anybody = client.endpoint();
        Manner manner = options.manner();
        return new ApiClient(new Endpoint(anybody.server(), Optional.of(token), Optional.empty()), manner, err());
    }

    private String userName() {
        if (user != null) {
            return user;
        }
        String typed = around.terminal().in() ? asked("User (admin): ") : "";
        return typed.isEmpty() ? "admin" : typed;
    }

    private String password() {
        if (passwordFromInput) {
            return line();
        }
        Console console = around.terminal().in() ? System.console() : null;
        char[] typed = console == null ? null : console.readPassword("Password: ");
        if (typed == null) {
            throw new Failure(
                    ExitCode.USAGE,
                    "nobody can be asked for the password here; --password-stdin takes it from the input");
        }
        return new String(typed);
    }
}

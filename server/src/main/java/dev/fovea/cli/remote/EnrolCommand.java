package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.client.Profile;
import dev.fovea.cli.client.Profiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Trades an onboarding token for a device key, which stays in the profile and is never shown. */
@Command(name = "enrol", description = "Make this machine a device; its key is kept in the profile.")
final class EnrolCommand extends ApiCommand {
    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "What 'fovea devices add' printed (default: the input).")
    private @Nullable String token;

    @Option(names = "--id", paramLabel = "ID", description = "Id of the device (default: the name of this machine).")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it (default: its id).")
    private @Nullable String name;

    EnrolCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        String device = id == null ? Machine.name(around) : id;
        String secret = token == null ? line() : token;
        if (secret.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "--token says with which token; 'fovea devices add' makes one");
        }
        JsonNode made = client.json(Call.of(
                        "POST",
                        "/api/devices/provision",
                        Body.json(Map.of(
                                "token",
                                secret,
                                "device_info",
                                Map.of("device_id", device, "name", name == null ? device : name)))))
                .path("data");
        Profiles profiles = profiles();
        String profile = options.namedProfile(around).orElseGet(profiles::current);
        String server = client.endpoint().server().toString();
        Profile kept = profiles.find(profile)
                .filter(known -> known.server().equals(server))
                .orElseGet(() -> Profile.of(server));
        profiles.put(
                profile,
                kept.withDevice(
                        made.path("device_id").asString(device),
                        made.path("api_key").asString("")));
        out().println(made.path("device_id").asString(device));
        remark("this machine uploads as " + device + " now; its key is in " + profiles.file());
        return ExitCode.SUCCESS;
    }
}

package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Profiles;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lists the servers that are known, never their keys. */
@Command(name = "list", description = "List the profiles, without their secrets.")
final class ProfileListCommand extends ApiCommand {
    ProfileListCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Profiles profiles = profiles();
        String current = profiles.current();
        Printer printer = printer(Columns.of("name", "in_use", "server", "user", "device"));
        profiles.all()
                .forEach((name, profile) -> printer.row(JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("in_use", name.equals(current))
                        .put("server", profile.server())
                        .put("user", profile.user())
                        .put("device", profile.device())));
        printer.end();
        return ExitCode.SUCCESS;
    }
}

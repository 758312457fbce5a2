package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Chooses the profile that commands use when none is named. */
@Command(name = "use", description = "Choose the profile that is used when none is named.")
final class ProfileUseCommand extends ApiCommand {
    @Parameters(paramLabel = "NAME", description = "As listed.")
    private String name = "";

    ProfileUseCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        profiles().use(name);
        remark("using profile '" + name + "'");
        return ExitCode.SUCCESS;
    }
}

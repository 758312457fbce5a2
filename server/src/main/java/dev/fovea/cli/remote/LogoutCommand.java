package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.client.Profile;
import dev.fovea.cli.client.Profiles;
import picocli.CommandLine.Command;

/** Signs out: ends the access token at the server and forgets it here. */
@Command(name = "logout", description = "End the access token of the profile and forget it.")
final class LogoutCommand extends ApiCommand {
    LogoutCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Profiles profiles = profiles();
        String name = options.namedProfile(around).orElseGet(profiles::current);
        Profile profile = profiles.find(name)
                .filter(known -> known.key() != null)
                .orElseThrow(
                        () -> new Failure(ExitCode.NOT_ALLOWED, "nobody is signed in with the profile '" + name + "'"));
        String id = profile.tokenId();
        if (id != null) {
            int status = client.sendWhateverComes(Call.of("DELETE", "/profile/token/" + Call.encoded(id), Body.NONE))
                    .status();
            remark(status == 200 ? "ended the access token" : "the access token was over already");
        }
        profiles.put(name, profile.signedOut());
        remark("signed out of " + profile.server());
        return ExitCode.SUCCESS;
    }
}

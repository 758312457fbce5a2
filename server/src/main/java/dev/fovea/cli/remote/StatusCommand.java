package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.output.Columns;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether a server takes data and who is signed in. */
@Command(name = "status", description = "Tell whether the server takes data: exit 8 when it does not.")
final class StatusCommand extends ApiCommand {
    StatusCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Answer ready = client.sendWhateverComes(Call.get("/readyz"));
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("server", client.endpoint().server().toString());
        status.put("status", ready.json().path("status").asString("unknown"));
        if (ready.json().has("reasons")) {
            status.set("reasons", ready.json().path("reasons"));
        }
        status.put(
                "api",
                client.json(Call.get("/openapi/fovea.json")).at("/info/version").asString(""));
        status.put("signed_in", client.endpoint().key().isPresent());
        printer(Columns.of("server", "status", "api", "signed_in")).one(status);
        return ready.status() == 200 ? ExitCode.SUCCESS : ExitCode.UNREACHABLE;
    }
}

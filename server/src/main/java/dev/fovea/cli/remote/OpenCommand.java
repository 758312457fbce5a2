package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a picture in the program that the system has for it, by a link that needs no key. */
@Command(name = "open", description = "Show an image in the browser; without a terminal its link is printed.")
final class OpenCommand extends ApiCommand {
    @Parameters(paramLabel = "IMAGE", description = "Id, as listed.")
    private String image = "";

    @Option(names = "--print", description = "Print the link and open nothing.")
    private boolean print;

    OpenCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        var shown = client.json(Call.get("/v1/images/" + Call.encoded(image)));
        String link = shown.at("/links/content").asString("");
        String address = client.endpoint().server().resolve(link).toString();
        if (print || !around.terminal().out() || !opened(address)) {
            out().println(address);
            out().flush();
        }
        return ExitCode.SUCCESS;
    }

    private static boolean opened(String address) {
        String program = System.getProperty("os.name", "").startsWith("Mac") ? "open" : "xdg-open";
        try {
            var _ = new ProcessBuilder(program, address)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}

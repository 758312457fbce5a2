package dev.fovea.cli;

import dev.fovea.app.FoveaApp;
import dev.fovea.app.FoveaStartException;
import dev.fovea.app.Logging;
import dev.fovea.cli.demo.Credentials;
import dev.fovea.cli.demo.DemoScenario;
import dev.fovea.cli.demo.Report;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Shows what Fovea does: a server, real pictures and runs through every door, some refused on purpose. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Start a server, send real pictures through every API (some failures on purpose), tell what happened.")
final class DemoCommand implements Callable<Integer> {
    private static final int UNEXPECTED = 1;
    private static final String CREDENTIALS = "credentials.json";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder (default: a fresh one, named when it starts).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: 8080); 0 takes a free one.")
    private String port = "8080";

    @Option(names = "--once", description = "Exit afterwards: with 0 when everything went as expected.")
    private boolean once;

    @Override
    public Integer call() {
        Path folder = folder();
        Settings settings = settings(folder);
        Logging.configure(settings);
        FoveaApp app = FoveaApp.start(settings);
        boolean stays = false;
        try {
            Report report = DemoScenario.run(app.baseUrl(), credentials(app, folder), System.out, Ansi.AUTO.enabled());
            stays = !once;
            if (stays) {
                System.out.println("The server stays up at " + app.baseUrl() + "; stop it with Ctrl+C.");
                ServeCommand.stayUntilStopped(app);
            }
            return report.asExpected() ? 0 : UNEXPECTED;
        } finally {
            if (!stays) {
                app.close();
            }
        }
    }

    private Path folder() {
        try {
            return data == null ? Files.createTempDirectory("fovea-demo-") : data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo's own pictures are served on this machine, which the outbound policy would refuse. */
    private Settings settings(Path folder) {
        Map<String, String> flags = new LinkedHashMap<>();
        flags.put(FoveaSettings.DATA.name(), folder.toString());
        flags.put(FoveaSettings.PORT.name(), port);
        flags.put(FoveaSettings.OUTBOUND_ALLOW.name(), "127.0.0.1");
        return Settings.read(Optional.empty(), System.getenv(), flags);
    }

    private static Credentials credentials(FoveaApp app, Path folder) {
        Path file = folder.resolve(CREDENTIALS);
        app.firstCredentials()
                .ifPresent(secrets -> CredentialsFile.write(file, app.baseUrl().toString(), secrets));
        if (!Files.exists(file)) {
            throw new FoveaStartException("the folder " + folder + " holds data but no " + CREDENTIALS
                    + "; give a fresh folder, or one that an earlier demo made");
        }
        return Credentials.read(file);
    }
}

package dev.fovea.cli;

import dev.fovea.app.FoveaApp;
import dev.fovea.app.Logging;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the server and stays until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the server. The first start on an empty data folder prints the secrets once.")
final class ServeCommand implements Runnable {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: 8080); 0 takes a free one.")
    private @Nullable String port;

    @Option(
            names = "--blobs",
            paramLabel = "URL",
            description = "Where pictures are kept: file: (default, in the data folder) or file:/another/folder.")
    private @Nullable String blobs;

    @Option(
            names = "--credentials-file",
            paramLabel = "PATH",
            description = "Also write the secrets of the first start there, as JSON, readable by you alone.")
    private @Nullable Path credentialsFile;

    @Override
    public void run() {
        Map<String, @Nullable String> flags = new LinkedHashMap<>();
        flags.put(FoveaSettings.HOST.name(), host);
        flags.put(FoveaSettings.PORT.name(), port);
        flags.put(FoveaSettings.BLOBS.name(), blobs);
        Settings settings = options.read(flags);
        Logging.configure(settings);
        FoveaApp app = FoveaApp.start(settings);
        announce(app);
        stayUntilStopped(app);
    }

    private void announce(FoveaApp app) {
        app.firstCredentials().ifPresent(secrets -> {
            Path file = credentialsFile;
            if (file != null) {
                CredentialsFile.write(file, app.baseUrl().toString(), secrets);
            }
            Welcome.print(System.out, app, secrets);
        });
        if (app.firstCredentials().isEmpty()) {
            System.out.println("Fovea is ready at " + app.baseUrl());
        }
    }

    /** A signal drains what is in flight; then the process ends with 0. */
    static void stayUntilStopped(FoveaApp app) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            app.close();
                            stopped.countDown();
                            // The JVM would otherwise end with 128 + the signal's number, although everything went
                            // well.
                            Runtime.getRuntime().halt(0);
                        },
                        "stop"));
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

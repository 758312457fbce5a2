package dev.fovea.cli;

import dev.fovea.app.FoveaStartException;
import dev.fovea.config.SettingsException;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code fovea} command. */
@Command(
        name = "fovea",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Takes in images and detections, keeps them safely and finds them again.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            OrgsCommand.class,
            KeysCommand.class,
            RecordingsCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Fovea implements Runnable {
    private static final int FAILED = 1;

    private Fovea() {}

    /** Entry point of the jar. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command; 0 when it succeeded, 1 when it failed, 2 when it was misspelled. */
    static int run(String... args) {
        return new CommandLine(new Fovea())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command))
                .execute(args);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        String sentence = switch (failure) {
            case SettingsException e -> e.getMessage();
            case FoveaStartException e -> e.getMessage();
            case FoveaException e -> words(e.error());
            default -> throw failure;
        };
        command.getErr().println(command.getColorScheme().errorText("fovea: " + sentence));
        return FAILED;
    }

    private static String words(FoveaError error) {
        return switch (error) {
            case FoveaError.Invalid e ->
                e.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
            case FoveaError.Conflict e -> e.message();
            case FoveaError.NotFound e -> "there is no " + e.thing().name().toLowerCase(Locale.ROOT) + " " + e.id();
            default -> error.toString();
        };
    }
}

package dev.fovea.cli;

import dev.fovea.app.FoveaStartException;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.client.NothingSent;
import dev.fovea.cli.remote.ApiCommand;
import dev.fovea.cli.remote.RemoteCommands;
import dev.fovea.cli.remote.Surroundings;
import dev.fovea.config.SettingsException;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

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
            BackupCommand.class,
            RestoreCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Fovea implements Runnable {
    private Fovea() {}

    /** Entry point of the jar. */
    public static void main(String[] args) {
        System.exit(commandLine(List.of(args), Surroundings.ofThisProcess()).execute(args));
    }

    /**
     * The program.
     *
     * @param arguments what was typed; it decides whether {@code keys} and its like mean a server or the data folder
     */
    public static CommandLine commandLine(List<String> arguments, Surroundings around) {
        CommandLine program = new CommandLine(new Fovea());
        RemoteCommands.addTo(program.getCommandSpec(), arguments, around);
        RemoteCommands.describeExitCodes(program.getCommandSpec());
        return program.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(Fovea::explain);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        return switch (failure) {
            case NothingSent e -> told(command.getErr(), e.sentence(), ExitCode.SUCCESS);
            case Failure e -> explain(e, command);
            case SettingsException e -> sentence(command, String.valueOf(e.getMessage()));
            case FoveaStartException e -> sentence(command, String.valueOf(e.getMessage()));
            case FoveaException e -> sentence(command, words(e.error()));
            default -> throw failure;
        };
    }

    private static int explain(Failure failure, CommandLine command) {
        boolean json = command.getCommand() instanceof ApiCommand called && called.tellsJson();
        if (json) {
            return told(command.getErr(), json(failure), failure.exit());
        }
        String request = failure.requestId().map(id -> " (request " + id + ")").orElse("");
        String line = "fovea: " + failure.sentence() + request;
        return told(command.getErr(), command.getColorScheme().errorText(line).toString(), failure.exit());
    }

    private static String json(Failure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code());
        error.put("message", failure.sentence());
        error.put("request_id", failure.requestId().orElse(null));
        error.put("status", failure.status().orElse(null));
        return new JsonMapper().writeValueAsString(Map.of("error", error));
    }

    private static int sentence(CommandLine command, String sentence) {
        String line = command.getColorScheme().errorText("fovea: " + sentence).toString();
        return told(command.getErr(), line, ExitCode.UNEXPECTED);
    }

    private static int told(PrintWriter err, String line, ExitCode exit) {
        err.println(line);
        err.flush();
        return exit.code();
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

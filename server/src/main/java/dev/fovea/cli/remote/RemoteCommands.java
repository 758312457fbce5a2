package dev.fovea.cli.remote;

import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Profiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Adds the commands that call a server to the program. */
public final class RemoteCommands {
    private static final List<String> LOCAL_OPTIONS = List.of("--data", "--db", "--config", "--set");
    private static final List<String> REMOTE_OPTIONS = List.of("--server", "--profile", "--key");

    /** Commands that show all others. */
    private static final List<String> WHOLE_TREE = List.of("completion", "man");

    private static final List<Function<Surroundings, ApiCommand>> VERBS = List.of(
            LoginCommand::new,
            LogoutCommand::new,
            StatusCommand::new,
            ExtractCommand::new,
            ExportCommand::new,
            ListenCommand::new,
            DoctorCommand::new,
            RawCommand::new);

    private RemoteCommands() {}

    /**
     * Adds them all. A noun that the program has already, because it also works on the data folder, gets the verbs that it
     * lacks; and all of them when the user named a server and no data folder.
     */
    public static void addTo(CommandSpec program, List<String> arguments, Surroundings around) {
        VERBS.forEach(verb -> add(program, leaf(verb.apply(around))));
        add(
                program,
                described(RouteCommand.spec(
                        Route.get("Tell who is signed in.", "/v1/users/me").named("whoami"), around)));
        add(program, profiles(around));
        boolean remote = meansServer(arguments, around);
        for (Nouns.Noun noun : Nouns.all()) {
            CommandLine present = program.subcommands().get(noun.name());
            if (present == null) {
                add(program, needed(noun, arguments) ? spec(noun, around) : noun(noun.name(), noun.description()));
            } else if (needed(noun, arguments)) {
                merge(present.getCommandSpec(), verbs(noun, around), remote);
            }
        }
    }

    /** Verbs of nouns that nobody asked for are not made: half of the time of {@code --help} went there. */
    private static boolean needed(Nouns.Noun noun, List<String> arguments) {
        return arguments.contains(noun.name()) || arguments.stream().anyMatch(WHOLE_TREE::contains);
    }

    /** Exit codes as {@code --help} shows them. */
    public static void describeExitCodes(CommandSpec spec) {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            table.put(Integer.toString(code.code()), code.meaning());
        }
        spec.usageMessage().exitCodeListHeading("Exit codes:%n").exitCodeList(table);
    }

    /** Whether a server is meant rather than the data folder of this machine. */
    static boolean meansServer(List<String> arguments, Surroundings around) {
        if (has(arguments, LOCAL_OPTIONS)) {
            return false;
        }
        return has(arguments, REMOTE_OPTIONS)
                || Stream.of("FOVEA_SERVER", "FOVEA_PROFILE", "FOVEA_KEY")
                        .anyMatch(name -> !around.variable(name).isEmpty())
                || !Profiles.of(around.environment()).all().isEmpty();
    }

    private static boolean has(List<String> arguments, List<String> options) {
        return arguments.stream()
                .anyMatch(argument -> options.stream()
                        .anyMatch(option -> argument.equals(option) || argument.startsWith(option + "=")));
    }

    private static void merge(CommandSpec present, Map<String, CommandSpec> verbs, boolean remote) {
        verbs.forEach((name, verb) -> {
            if (remote && present.subcommands().containsKey(name)) {
                present.removeSubcommand(name);
            }
            if (!present.subcommands().containsKey(name)) {
                add(present, verb);
            }
        });
    }

    private static CommandSpec profiles(Surroundings around) {
        CommandSpec noun = noun("profile", "Servers that you have signed in to.");
        add(noun, leaf(new ProfileListCommand(around)));
        add(noun, leaf(new ProfileUseCommand(around)));
        return noun;
    }

    private static CommandSpec spec(Nouns.Noun noun, Surroundings around) {
        CommandSpec spec = noun(noun.name(), noun.description());
        verbs(noun, around).values().forEach(verb -> add(spec, verb));
        return spec;
    }

    private static CommandSpec noun(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        return spec;
    }

    private static Map<String, CommandSpec> verbs(Nouns.Noun noun, Surroundings around) {
        Map<String, CommandSpec> verbs = new LinkedHashMap<>();
        noun.routes().forEach(route -> verbs.put(route.verb(), described(RouteCommand.spec(route, around))));
        noun.commands().forEach(command -> {
            CommandSpec spec = leaf(command.apply(around));
            verbs.put(spec.name(), spec);
        });
        return verbs;
    }

    private static CommandSpec leaf(ApiCommand command) {
        return described(CommandSpec.forAnnotatedObject(command));
    }

    private static CommandSpec described(CommandSpec spec) {
        describeExitCodes(spec);
        return spec;
    }

    private static void add(CommandSpec parent, CommandSpec child) {
        parent.addSubcommand(child.name(), child);
    }
}

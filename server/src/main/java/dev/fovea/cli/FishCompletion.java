package dev.fovea.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the fish shell, which picocli has none for. */
final class FishCompletion {
    private FishCompletion() {}

    /** The script for a program and all its commands. */
    static String of(CommandSpec program) {
        StringBuilder script = new StringBuilder("complete -c " + program.name() + " -f\n");
        commands(script, program, "__fish_use_subcommand");
        program.subcommands().values().forEach(noun -> {
            String here = "__fish_seen_subcommand_from " + noun.getCommandName();
            commands(script, noun.getCommandSpec(), here + notYet(noun.getCommandSpec()));
            options(script, noun.getCommandSpec(), here);
            noun.getSubcommands()
                    .values()
                    .forEach(verb -> options(
                            script,
                            verb.getCommandSpec(),
                            here + "; and __fish_seen_subcommand_from " + verb.getCommandName()));
        });
        return script.toString();
    }

    private static String notYet(CommandSpec noun) {
        return noun.subcommands().isEmpty()
                ? ""
                : "; and not __fish_seen_subcommand_from "
                        + String.join(" ", noun.subcommands().keySet());
    }

    private static void commands(StringBuilder script, CommandSpec parent, String when) {
        for (CommandLine command : parent.subcommands().values()) {
            script.append(line(parent, when))
                    .append(" -a ")
                    .append(command.getCommandName())
                    .append(described(command.getCommandSpec().usageMessage().description()))
                    .append('\n');
        }
    }

    private static void options(StringBuilder script, CommandSpec command, String when) {
        for (OptionSpec option : command.options()) {
            String names = Stream.of(option.names())
                    .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                    .collect(Collectors.joining());
            script.append(line(command, when))
                    .append(names)
                    .append(option.arity().max() > 0 ? " -r" : "")
                    .append(described(option.description()))
                    .append('\n');
        }
    }

    private static String line(CommandSpec command, String when) {
        return "complete -c " + command.root().name() + " -n '" + when + "'";
    }

    private static String described(String[] description) {
        return description.length == 0
                ? ""
                : " -d '" + description[0].replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

package dev.fovea.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The part of {@code docs/cli.md} that lists all commands; a test compares it. */
final class CommandReference {
    private static final String COMMON_MARK = "--server";

    private CommandReference() {}

    /** All commands with their own options; those that every command over the network has are told once. */
    static String markdown(CommandSpec program) {
        StringBuilder page = new StringBuilder();
        CommandSpec sample = spec(program, "status");
        page.append("## Options of every command that calls a server\n\n| Option | Meaning |\n|---|---|\n");
        sample.options().stream().filter(option -> !isHelp(option)).forEach(option -> page.append(row(option)));
        page.append("\n## Commands\n");
        program.subcommands().values().forEach(command -> describe(page, command.getCommandSpec(), sample));
        return page.toString();
    }

    /** What an option is for, in one line. */
    static String words(OptionSpec option) {
        Iterable<String> candidates = option.completionCandidates();
        String text = String.join(" ", option.description());
        return candidates == null
                ? text
                : text.replace(
                        "${COMPLETION-CANDIDATES}",
                        String.join(", ", candidates).toLowerCase(Locale.ROOT));
    }

    private static void describe(StringBuilder page, CommandSpec command, CommandSpec sample) {
        if (command.name().equals("help")) {
            return;
        }
        page.append("\n### ")
                .append(command.name())
                .append("\n\n")
                .append(description(command))
                .append('\n');
        if (command.subcommands().isEmpty()) {
            options(page, command, sample);
            return;
        }
        for (CommandLine verb : command.subcommands().values()) {
            page.append("\n**`").append(usage(verb.getCommandSpec())).append("`** ");
            page.append(description(verb.getCommandSpec())).append('\n');
            options(page, verb.getCommandSpec(), sample);
        }
    }

    private static void options(StringBuilder page, CommandSpec command, CommandSpec sample) {
        boolean remote = command.findOption(COMMON_MARK) != null;
        String rows = command.options().stream()
                .filter(option -> !isHelp(option))
                .filter(option -> !remote || sample.findOption(option.longestName()) == null)
                .map(CommandReference::row)
                .collect(Collectors.joining());
        if (!rows.isEmpty()) {
            page.append("\n| Option | Meaning |\n|---|---|\n").append(rows);
        }
    }

    private static String usage(CommandSpec command) {
        String places = command.positionalParameters().stream()
                .map(place -> " " + place.paramLabel() + (place.arity().max() > 1 ? "…" : ""))
                .collect(Collectors.joining());
        return command.qualifiedName() + places;
    }

    private static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String row(OptionSpec option) {
        String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        return "| `%s%s` | %s |\n"
                .formatted(
                        String.join(", ", option.names()), label, words(option).replace("|", "\\|"));
    }

    private static boolean isHelp(OptionSpec option) {
        return Stream.of(option.names()).anyMatch(name -> name.equals("--help") || name.equals("--version"));
    }

    private static CommandSpec spec(CommandSpec program, String name) {
        CommandLine found = program.subcommands().get(name);
        if (found == null) {
            throw new IllegalStateException("no command " + name);
        }
        return found.getCommandSpec();
    }
}

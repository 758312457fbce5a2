package dev.fovea.cli;

import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A manual page in roff, of the model of a command. */
final class ManPage {
    private ManPage() {}

    /** Name of the page, {@code fovea-images-list}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** The page. */
    static String of(CommandSpec command) {
        StringBuilder page = new StringBuilder();
        String[] description = command.usageMessage().description();
        page.append(".TH \"")
                .append(escaped(name(command).toUpperCase(Locale.ROOT)))
                .append("\" 1\n");
        page.append(".SH NAME\n").append(escaped(name(command)));
        page.append(" \\- ")
                .append(description.length == 0 ? "" : escaped(description[0]))
                .append('\n');
        page.append(".SH SYNOPSIS\n.nf\n").append(escaped(synopsis(command))).append(".fi\n");
        section(page, "DESCRIPTION", description);
        options(page, command);
        commands(page, command);
        exitCodes(page, command);
        return page.toString();
    }

    private static String synopsis(CommandSpec command) {
        return new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
    }

    private static void section(StringBuilder page, String title, String[] lines) {
        if (lines.length > 0) {
            page.append(".SH ").append(title).append('\n');
            for (String line : lines) {
                page.append(escaped(line)).append("\n.br\n");
            }
        }
    }

    private static void options(StringBuilder page, CommandSpec command) {
        page.append(".SH OPTIONS\n");
        for (OptionSpec option : command.options()) {
            entry(page, String.join(", ", option.names()) + label(option), CommandReference.words(option));
        }
        command.positionalParameters()
                .forEach(place -> entry(page, place.paramLabel(), String.join(" ", place.description())));
    }

    private static String label(OptionSpec option) {
        return option.arity().max() > 0 ? " " + option.paramLabel() : "";
    }

    private static void commands(StringBuilder page, CommandSpec command) {
        if (command.subcommands().isEmpty()) {
            return;
        }
        page.append(".SH COMMANDS\n");
        command.subcommands()
                .forEach((name, child) -> entry(
                        page,
                        name,
                        String.join(" ", child.getCommandSpec().usageMessage().description())));
    }

    private static void exitCodes(StringBuilder page, CommandSpec command) {
        if (command.usageMessage().exitCodeList().isEmpty()) {
            return;
        }
        page.append(".SH EXIT STATUS\n");
        command.usageMessage().exitCodeList().forEach((code, meaning) -> entry(page, code, meaning));
    }

    private static void entry(StringBuilder page, String name, String text) {
        page.append(".TP\n\\fB")
                .append(escaped(name))
                .append("\\fR\n")
                .append(escaped(text))
                .append('\n');
    }

    /** A backslash begins a command of roff, and so does a dot or an apostrophe at the start of a line. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^(['.])", "\\\\&$1");
    }
}

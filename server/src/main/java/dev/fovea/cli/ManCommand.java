package dev.fovea.cli;

import dev.fovea.app.FoveaStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manual pages, made of the same words as {@code --help}. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = "Print the manual page of a command: fovea man images list | man -l -")
final class ManCommand implements Runnable {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Which one (default: the program).")
    private List<String> path = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR", description = "Write the pages of all commands there instead.")
    private @Nullable Path folder;

    @Option(names = "--markdown", description = "Print the reference of all commands as Markdown.")
    private boolean markdown;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("not part of a program");
        }
        CommandSpec program = spec.root();
        if (markdown) {
            spec.commandLine().getOut().print(CommandReference.markdown(program));
        } else if (folder != null) {
            writeAll(program, folder);
        } else {
            spec.commandLine().getOut().print(ManPage.of(find(program)));
        }
        spec.commandLine().getOut().flush();
    }

    private CommandSpec find(CommandSpec program) {
        CommandSpec found = program;
        for (String name : path) {
            CommandLine next = found.subcommands().get(name);
            if (next == null) {
                throw new FoveaStartException("there is no command " + String.join(" ", path));
            }
            found = next.getCommandSpec();
        }
        return found;
    }

    private static void writeAll(CommandSpec command, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(ManPage.name(command) + ".1"), ManPage.of(command));
        } catch (IOException e) {
            throw new FoveaStartException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
        command.subcommands().values().forEach(child -> writeAll(child.getCommandSpec(), folder));
    }
}

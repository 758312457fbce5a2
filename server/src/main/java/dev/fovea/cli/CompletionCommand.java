package dev.fovea.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Print a completion script.",
            "bash, zsh: source <(fovea completion bash). fish: fovea completion fish | source"
        })
final class CompletionCommand implements Runnable {
    /** Shells that are known. */
    enum ShellName {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private ShellName shell = ShellName.BASH;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("not part of a program");
        }
        CommandLine program = spec.root().commandLine();
        String script = shell == ShellName.FISH
                ? FishCompletion.of(program.getCommandSpec())
                : AutoComplete.bash(program.getCommandName().toLowerCase(Locale.ROOT), program);
        spec.commandLine().getOut().println(script);
    }
}

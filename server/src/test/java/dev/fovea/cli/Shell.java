package dev.fovea.cli;

import dev.fovea.cli.output.Terminal;
import dev.fovea.cli.remote.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs the program in this process, with a home of its own, and keeps what it printed. */
public final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private Terminal terminal = Terminal.NONE;
    private String input = "";

    /** A shell of a user whose configuration is in that folder. */
    public Shell(Path home) {
        environment.put("XDG_CONFIG_HOME", home.toString());
        environment.put("HOSTNAME", "test-box");
    }

    /** What a command printed, and what it told the shell. */
    public record Result(int exit, String out, String err) {}

    /** The same user with a variable set. */
    public Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The same user at a terminal. */
    public Shell at(Terminal other) {
        terminal = other;
        return this;
    }

    /** The same user, who types or pipes this in. */
    public Shell typing(String text) {
        input = text;
        return this;
    }

    /** Runs a command. */
    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream raw = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                Map.copyOf(environment),
                terminal,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                raw);
        CommandLine program = Fovea.commandLine(List.of(arguments), around)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        int exit = program.execute(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

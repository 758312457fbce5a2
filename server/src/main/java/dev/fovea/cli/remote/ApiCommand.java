package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.client.Profiles;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Format;
import dev.fovea.cli.output.Printer;
import dev.fovea.cli.output.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that calls a server: finds out where and as whom, prints in the form asked for, answers an exit code. */
@Command(mixinStandardHelpOptions = true)
public abstract class ApiCommand implements Callable<Integer> {
    @Mixin
    final ClientOptions options = new ClientOptions();

    final Surroundings around;

    @Spec
    private @Nullable CommandSpec spec;

    ApiCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public final Integer call() {
        try (ApiClient client = new ApiClient(options.endpoint(around), options.manner(), err())) {
            return run(client).code();
        }
    }

    /** Does what the command is for. */
    abstract ExitCode run(ApiClient client);

    /** Whether failures are to be told as JSON. */
    public final boolean tellsJson() {
        return options.formatIs(Format.JSON) || options.formatIs(Format.JSONL);
    }

    final PrintWriter out() {
        return spec().commandLine().getOut();
    }

    final PrintWriter err() {
        return spec().commandLine().getErr();
    }

    final CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command has not been added to the program");
        }
        return spec;
    }

    final Printer printer(Columns columns) {
        return new Printer(out(), options.format(around), columns, options.fields(), options.colour(around));
    }

    final Progress progress() {
        return new Progress(err(), around.terminal().err(), options.quiet());
    }

    final Profiles profiles() {
        return Profiles.of(around.environment());
    }

    /** Tells something that is not data. */
    final void remark(String sentence) {
        if (!options.quiet()) {
            err().println(sentence);
            err().flush();
        }
    }

    /**
     * Asks before something that cannot be undone.
     *
     * @throws Failure {@code USAGE} when nobody is there to ask, or the answer is no
     */
    final void confirm(String question) {
        if (options.yes() || options.manner().dryRun()) {
            return;
        }
        if (!around.terminal().in()) {
            throw new Failure(ExitCode.USAGE, question + " Say --yes where nobody can be asked");
        }
        String answer = asked(question + " [y/N] ").toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new Failure(ExitCode.USAGE, "nothing was done");
        }
    }

    /** A line that a person types. */
    final String asked(String question) {
        err().print(question);
        err().flush();
        return line();
    }

    /** The next line of the input. */
    final String line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int next = around.in().read();
                    next >= 0 && next != '\n';
                    next = around.in().read()) {
                bytes.write(next);
            }
            return bytes.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, "the input cannot be read", e);
        }
    }
}

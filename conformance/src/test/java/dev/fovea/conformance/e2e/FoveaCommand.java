package dev.fovea.conformance.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the packaged jar; {@code -Dfovea.jar=FILE} names another jar than the one this build made. */
final class FoveaCommand {
    private static final Path JAR = Path.of(System.getProperty("fovea.jar", "../server/target/fovea.jar"));
    /** The best compiler does not pay off in processes that live for seconds. */
    private static final String FOR_SHORT_RUNS = "-XX:TieredStopAtLevel=1";

    private static final long PATIENCE_SECONDS = 120;

    private FoveaCommand() {}

    /** What a command left: its exit code and everything it printed. */
    record Finished(int code, String out, String err) {}

    /** A command that has not been started; it sees no settings of the environment and no settings file of the working folder. */
    static ProcessBuilder builder(Path folder, List<String> arguments) {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("no jar at " + JAR.toAbsolutePath() + "; build the server module first");
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                FOR_SHORT_RUNS,
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toAbsolutePath().toString()));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FOVEA_"));
        return builder;
    }

    /**
     * Runs a command to its end.
     *
     * @param folder working folder; what the command prints is kept there in files
     * @throws IllegalStateException when it takes longer than two minutes
     */
    static Finished run(Path folder, String... arguments) throws IOException, InterruptedException {
        return finish(folder, builder(folder, List.of(arguments)));
    }

    static Finished finish(Path folder, ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "command-", ".out");
        Path err = Files.createTempFile(folder, "command-", ".err");
        Process process = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(builder.command() + " does not end:\n" + Files.readString(out));
        }
        return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}

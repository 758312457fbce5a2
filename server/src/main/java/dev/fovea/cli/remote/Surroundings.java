package dev.fovea.cli.remote;

import dev.fovea.cli.output.Terminal;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command sees of the world around it.
 *
 * @param environment variables
 * @param terminal which streams a person sees
 * @param in what is typed or piped in
 * @param out where bytes go that are not text
 */
public record Surroundings(Map<String, String> environment, Terminal terminal, InputStream in, PrintStream out) {
    /** Those of this process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), Terminal.ofThisProcess(), System.in, System.out);
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}

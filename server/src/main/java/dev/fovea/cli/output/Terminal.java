package dev.fovea.cli.output;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which of the three streams are a person's terminal.
 *
 * @param in what is read was typed
 * @param out what is printed is seen
 * @param err what is told beside it is seen
 */
public record Terminal(boolean in, boolean out, boolean err) {
    /** Nobody is there. */
    public static final Terminal NONE = new Terminal(false, false, false);

    /** Those of this process. */
    public static Terminal ofThisProcess() {
        return new Terminal(isTerminal(0), isTerminal(1), isTerminal(2));
    }

    /** The JDK tells it for all streams together only, so the system is asked first. */
    private static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
        }
    }
}

package dev.fovea.cli.remote;

import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that a user names. */
final class Inputs {
    private Inputs() {}

    /** The text of a file. */
    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, file + " cannot be read", e);
        }
    }

    /** The bytes of a file, or of the input when it is {@code -}. */
    static byte[] bytes(String file, Surroundings around) {
        try {
            return file.equals("-") ? around.in().readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, file + " cannot be read", e);
        }
    }

    /** The file, or the visible files below a folder, in a stable order. */
    static Stream<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw new Failure(ExitCode.USAGE, "there is no " + path);
        }
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found
                    .filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, path + " cannot be read", e);
        }
    }
}

package dev.fovea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders to measure in, all in one file system. */
final class Folders {
    private Folders() {}

    static Path fresh(Options options, String name) throws IOException {
        Files.createDirectories(options.data());
        return Files.createTempDirectory(options.data(), "fovea-bench-" + name + "-");
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package dev.fovea.engine.ocr.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of another process. The heap of a worker is bounded by its JVM, the memory of its native libraries by nothing:
 * a limit of the address space would hit what a JVM merely reserves, so the server watches what is really in use.
 */
final class ResidentMemory {
    private static final String LINE = "VmRSS:";

    private ResidentMemory() {}

    /** Resident bytes; 0 where the system does not tell (it does on Linux) or the process is gone. */
    static long ofProcess(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(LINE))
                    .map(line -> line.substring(LINE.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}

package dev.fovea.engine.ocr.text;

import dev.fovea.engine.ocr.text.worker.OcrWorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker is started: the Java that runs the server, on the server's own class path. */
final class WorkerCommand {
    /** Enough for a scan of 20 megapixels beside the document it came from. */
    private static final String HEAP = "-Xmx384m";

    private WorkerCommand() {}

    static Process start(OcrSettings settings) throws IOException {
        Path folder = Files.createDirectories(settings.folder()).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("native"),
                "-Dpdfbox.fontcache=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OcrWorkerMain.class.getName()));
        settings.model().ifPresent(model -> command.add(model.toAbsolutePath().toString()));
        return new ProcessBuilder(command).start();
    }
}

package dev.fovea.engine.ocr.text;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How recognition runs.
 *
 * @param workers child processes at once, at least 1
 * @param folder where they keep unpacked libraries and caches; made when it is missing
 * @param model a {@code .traineddata} file of Tesseract instead of the English one that comes with Fovea
 */
public record OcrSettings(int workers, Path folder, Optional<Path> model) {
    public OcrSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("Recognition needs at least one worker");
        }
    }

    /** One worker less than this machine has cores, so that calls are still answered; at least one. */
    public static int usualWorkers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}

package dev.fovea.core.export;

import java.util.List;

/**
 * A still picture of an export: an image, or one frame of a recording.
 *
 * @param index frame of the recording, counted from 0; 0 for an image
 */
record ExportFrame(ExportImage image, long index, List<ExportBox> boxes) {
    ExportFrame {
        boxes = List.copyOf(boxes);
    }

    /** File name without extension, unique in the export. */
    String stem() {
        String stem = ExportNames.stem(image.media());
        return image.isRecording() ? "%s_%06d".formatted(stem, index) : stem;
    }

    /** File name, unique in the export. */
    String file() {
        return stem() + ExportNames.extension(image.media());
    }
}

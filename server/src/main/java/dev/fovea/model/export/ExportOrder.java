package dev.fovea.model.export;

/** What somebody wants to take away. */
public record ExportOrder(
        ExportFormat format, ExportScope scope, BoxChoice boxes, ImageBytes images, FrameSpace space) {
    /** Whether several files come, which then are in an archive. */
    public boolean archive() {
        return format.archive() || images == ImageBytes.INCLUDED;
    }

    /** Media type of what comes. */
    public String mediaType() {
        return archive() ? ExportFormat.YOLO.mediaType() : format.mediaType();
    }

    /** File name extension of what comes, without the dot. */
    public String extension() {
        return archive() ? ExportFormat.YOLO.extension() : format.extension();
    }
}

package dev.fovea.model;

/** Formats of pictures and documents that Fovea stores. Which of them a dialect accepts is the dialect's rule. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    BMP("image/bmp", "bmp"),
    TIFF("image/tiff", "tif"),
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Registered media type, for the Content-Type header. */
    public String mediaType() {
        return mediaType;
    }

    /** Usual file name extension, without the dot. */
    public String extension() {
        return extension;
    }
}

package dev.fovea.model.export;

import java.util.Optional;
import java.util.stream.Stream;

/** Formats in which images and their boxes leave (exports.md, Formats). */
public enum ExportFormat {
    /** Common Objects in Context, detection: one JSON document. */
    COCO("coco", "application/json", "json", false, true),
    /** Text files as Ultralytics YOLO reads them. */
    YOLO("yolo", "application/zip", "zip", true, false),
    /** Pascal VOC: an XML file for each picture. */
    VOC("voc", "application/zip", "zip", true, true),
    /** CVAT for images 1.1. */
    CVAT("cvat", "application/xml", "xml", false, true),
    /** CVAT for video 1.1: a file for each recording. */
    CVAT_VIDEO("cvat-video", "application/zip", "zip", true, true),
    /** Tasks of Label Studio. */
    LABEL_STUDIO("label-studio", "application/json", "json", false, false),
    /** MOT Challenge: a folder for each recording. */
    MOT("mot", "application/zip", "zip", true, true),
    /** Points where images were taken. */
    GEOJSON("geojson", "application/geo+json", "geojson", false, false),
    /** Apache Parquet, one row for each box. */
    PARQUET("parquet", "application/vnd.apache.parquet", "parquet", false, false),
    /** One row for each box. */
    CSV("csv", "text/csv; charset=utf-8", "csv", false, false),
    /** One JSON object for each image, with everything that is known. */
    JSONL("jsonl", "application/x-ndjson", "jsonl", false, false);

    private final String word;
    private final String mediaType;
    private final String extension;
    private final boolean archive;
    private final boolean pixels;

    /**
     * @param archive whether it is always several files
     * @param pixels whether boxes are measured in pixels, so that the size of the image must be known
     */
    ExportFormat(String word, String mediaType, String extension, boolean archive, boolean pixels) {
        this.word = word;
        this.mediaType = mediaType;
        this.extension = extension;
        this.archive = archive;
        this.pixels = pixels;
    }

    /** The format that a word names. */
    public static Optional<ExportFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    /** The word used on the wire. */
    public String word() {
        return word;
    }

    /** Media type of the plain file, or of the archive when there are several. */
    public String mediaType() {
        return mediaType;
    }

    /** File name extension, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether it is always several files. */
    public boolean archive() {
        return archive;
    }

    /** Whether it has nothing for still pictures. */
    public boolean recordingsOnly() {
        return this == CVAT_VIDEO || this == MOT;
    }

    /** Whether boxes are measured in pixels. */
    public boolean pixels() {
        return pixels;
    }
}

package dev.fovea.cli.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A photograph of the demo with the boxes that were drawn into it, spelled as the Acusight upload spells annotations. */
final class Picture {
    private final String file;
    private final String mediaType;
    private final List<JsonNode> annotations;
    private final byte[] bytes;

    Picture(String file, String mediaType, List<JsonNode> annotations, byte[] bytes) {
        this.file = file;
        this.mediaType = mediaType;
        this.annotations = List.copyOf(annotations);
        this.bytes = bytes.clone();
    }

    String file() {
        return file;
    }

    String mediaType() {
        return mediaType;
    }

    List<JsonNode> annotations() {
        return annotations;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the file, lower-case hex. */
    String sha256() {
        return sha256(bytes);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

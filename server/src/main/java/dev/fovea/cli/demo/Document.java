package dev.fovea.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A document that comes with the jar ({@code demo/documents}, drawn for this project). */
enum Document {
    /** A till receipt, photographed. */
    RECEIPT("receipt.jpg", "image/jpeg"),
    /** An invoice with a text layer. */
    INVOICE("invoice.pdf", "application/pdf");

    private final String file;
    private final String mediaType;

    Document(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    String file() {
        return file;
    }

    String mediaType() {
        return mediaType;
    }

    /** The file. */
    byte[] bytes() {
        try (InputStream in = Document.class.getResourceAsStream("/demo/documents/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

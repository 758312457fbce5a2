package dev.fovea.dialect.acusight;

import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.CappedInputStream;
import dev.fovea.http.multipart.Limits;
import dev.fovea.http.multipart.MalformedMultipartException;
import dev.fovea.http.multipart.MultipartReader;
import dev.fovea.http.multipart.Part;
import dev.fovea.model.PictureFormat;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of an upload, in whatever order they come; the picture goes straight to its file. */
final class UploadForm implements AutoCloseable {
    /** 50 MB of file content (seed acusight upload, Size Limits). */
    static final long MAX_IMAGE_BYTES = 50L * 1024 * 1024;

    private static final long MAX_BODY_BYTES = 53L * 1024 * 1024;
    private static final int MAX_METADATA_BYTES = 2 * 1024 * 1024;
    private static final Set<PictureFormat> ACCEPTED = Set.of(PictureFormat.JPEG, PictureFormat.PNG);

    private @Nullable ReceivedPicture picture;
    private @Nullable String filename;
    private String metadata = "";
    private final List<String> warnings = new ArrayList<>();

    private UploadForm() {}

    /** Reads the whole form; on any fault nothing of it is left. */
    static UploadForm read(Context context, ReceivePicture receive) {
        MultipartReader reader = reader(context);
        UploadForm form = new UploadForm();
        try {
            for (Part part = reader.next(); part != null; part = reader.next()) {
                form.take(part, receive);
            }
            return form;
        } catch (MalformedMultipartException e) {
            form.close();
            throw new FoveaException(FoveaError.Invalid.of("body", "malformed multipart body: " + e.getMessage()), e);
        } catch (IOException e) {
            form.close();
            throw new FoveaException(FoveaError.Invalid.of("body", "the request body ended early"), e);
        } catch (RuntimeException e) {
            form.close();
            throw e;
        }
    }

    private static MultipartReader reader(Context context) {
        String boundary = MultipartReader.boundaryOf(String.valueOf(context.contentType()))
                .orElseThrow(() -> new FoveaException(FoveaError.Invalid.of("body", "multipart/form-data required")));
        InputStream body = Bodies.stream(context, MAX_BODY_BYTES);
        return new MultipartReader(body, boundary, Limits.DEFAULT);
    }

    private void take(Part part, ReceivePicture receive) throws IOException {
        switch (part.name()) {
            case "image" -> takePicture(part, receive);
            case "metadata" -> metadata = text(part.content());
            default -> warnings.add("ignored_part: " + part.name());
        }
    }

    private void takePicture(Part part, ReceivePicture receive) throws IOException {
        if (picture != null) {
            warnings.add("extra_image_ignored");
            return;
        }
        picture = receive.receive(part.content(), MAX_IMAGE_BYTES, ACCEPTED);
        filename = part.fileName().orElse(null);
    }

    private static String text(InputStream content) throws IOException {
        try (InputStream capped = new CappedInputStream(content, MAX_METADATA_BYTES)) {
            return new String(capped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    ReceivedPicture picture() {
        ReceivedPicture received = picture;
        if (received == null) {
            throw new FoveaException(FoveaError.Invalid.of("image", "image file is required"));
        }
        return received;
    }

    @Nullable
    String filename() {
        return filename;
    }

    String metadata() {
        return metadata;
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        if (picture != null) {
            picture.close();
        }
    }
}

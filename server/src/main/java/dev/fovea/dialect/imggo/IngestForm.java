package dev.fovea.dialect.imggo;

import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.http.CappedInputStream;
import dev.fovea.http.StorableText;
import dev.fovea.http.multipart.Limits;
import dev.fovea.http.multipart.MalformedMultipartException;
import dev.fovea.http.multipart.MultipartReader;
import dev.fovea.http.multipart.Part;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A form: the picture in {@code image} or {@code file}, and text parts for the rest (contract imggo.md §5). */
final class IngestForm {
    private static final int TEXT_BYTES = 64 * 1024;
    private static final Set<String> TEXTS = Set.of("image_url", "priority", "webhook_url", "idempotency_key");
    private static final Set<String> DATA = Set.of("metadata", "extras");

    private final IngestImages images;
    private final Map<String, Value> said = new LinkedHashMap<>();
    private @Nullable ReceivedPicture picture;
    private @Nullable String filename;

    private IngestForm(IngestImages images) {
        this.images = images;
    }

    /** Reads the form to its end; on any fault nothing of it is left. */
    static Submission read(InputStream body, String contentType, IngestImages images) throws IOException {
        IngestForm form = new IngestForm(images);
        try {
            form.readParts(MultipartReader.open(body, contentType, Limits.DEFAULT));
            return form.submission();
        } catch (MalformedMultipartException e) {
            form.discard();
            throw Refusals.request("body", "malformed multipart body: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            form.discard();
            throw e;
        }
    }

    private void readParts(MultipartReader reader) throws IOException {
        for (Part part = reader.next(); part != null; part = reader.next()) {
            take(part);
        }
    }

    private void take(Part part) throws IOException {
        String name = part.name();
        if (name.equals("image") || name.equals("file")) {
            takePicture(part, part.content());
        } else if (name.equals("image_base64")) {
            takePicture(part, Base64Text.decode(part.content()));
        } else if (TEXTS.contains(name)) {
            said.put(name, new Value.Text(text(part)));
        } else if (DATA.contains(name)) {
            said.put(name, data(text(part)));
        }
    }

    private void takePicture(Part part, InputStream content) throws IOException {
        if (picture != null) {
            throw Submission.moreThanOneImage();
        }
        picture = images.receive(content);
        filename = part.fileName().orElse(null);
    }

    private static String text(Part part) throws IOException {
        try (InputStream capped = new CappedInputStream(part.content(), TEXT_BYTES)) {
            return StorableText.require(part.name(), new String(capped.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Text that is no JSON object is kept as it is (contract imggo.md §10). */
    private static Value data(String text) {
        try {
            if (ValueJson.parse(text) instanceof Value.Members object) {
                StorableText.require("metadata", object);
                return object;
            }
            return bare(text);
        } catch (JacksonException _) {
            return bare(text);
        }
    }

    private static Value bare(String text) {
        return Shape.object().text("value", text).done();
    }

    private Submission submission() {
        Value.Members members = new Value.Members(said);
        return picture == null ? Submission.of(members) : Submission.of(members, picture, filename);
    }

    private void discard() {
        if (picture != null) {
            picture.close();
        }
    }
}

package dev.fovea.dialect.imggo;

import dev.fovea.core.extract.SubmitJob.Image;
import dev.fovea.core.ingest.FileNames;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Job;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an ingest call sends, whichever way it came: where the picture is and what is said of it. Closing discards a
 * picture that was not kept.
 */
final class Submission implements AutoCloseable {
    private static final String SOURCES = "image_url, image_base64 or file is required";

    private final ImggoFields fields;
    private final Value.Members said;
    private final @Nullable ReceivedPicture picture;
    private final @Nullable String filename;

    private Submission(Value.Members said, @Nullable ReceivedPicture picture, @Nullable String filename) {
        this.fields = new ImggoFields(said);
        this.said = said;
        this.picture = picture;
        this.filename = filename;
    }

    /** A picture that came with the call. */
    static Submission of(Value.Members said, ReceivedPicture picture, @Nullable String filename) {
        return new Submission(said, picture, filename);
    }

    /** A picture that the job is to fetch from {@code image_url}. */
    static Submission of(Value.Members said) {
        return new Submission(said, null, null);
    }

    /** Where the picture is: with the call or at an address, and never at both. */
    Image image() {
        Optional<String> url = fields.text("image_url").map(String::strip).filter(text -> !text.isEmpty());
        if (picture == null) {
            String text = url.orElseThrow(() -> Refusals.of(Refusals.MISSING_FIELD, "image_url", SOURCES));
            return new Image.At(address(text), ImggoWire.JSON, raw());
        }
        if (url.isPresent()) {
            throw moreThanOneImage();
        }
        String name = FileNames.clean(filename, picture.info().format());
        return new Image.Sent(picture, name, ImggoWire.JSON, raw());
    }

    private static URI address(String text) {
        return ImggoFields.webAddress(text)
                .orElseThrow(
                        () -> Refusals.of(Refusals.INVALID_IMAGE_URL, text, "image_url must be an http or https URL"));
    }

    static RuntimeException moreThanOneImage() {
        return Refusals.request("image", "exactly one image is allowed: image_url, image_base64 or file");
    }

    /** All that was said, without the picture. */
    private Raw raw() {
        String json = ValueJson.write(said);
        if (json.getBytes(StandardCharsets.UTF_8).length > Raw.INLINE_BYTES) {
            throw Refusals.request("body", "the members beside the image have at most " + Raw.INLINE_BYTES + " bytes");
        }
        return new Raw.Inline(json);
    }

    Value.Members metadata() {
        return fields.metadata("metadata").or(() -> fields.metadata("extras")).orElse(Value.Members.EMPTY);
    }

    Job.Priority priority() {
        return fields.word("priority", word -> ImggoMapping.constant(Job.Priority.values(), word), "normal, high")
                .orElse(Job.Priority.NORMAL);
    }

    Optional<String> webhookUrl() {
        return fields.url("webhook_url");
    }

    Optional<String> idempotencyKey() {
        return fields.text("idempotency_key");
    }

    @Override
    public void close() {
        if (picture != null) {
            picture.close();
        }
    }
}

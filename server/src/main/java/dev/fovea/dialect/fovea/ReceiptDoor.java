package dev.fovea.dialect.fovea;

import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Media;
import dev.fovea.model.Receipt;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The call that made an image, as it was received: provenance. */
final class ReceiptDoor {
    private final FoveaAuth auth;
    private final MediaQueries media;
    private final Lookup lookup;

    ReceiptDoor(FoveaAuth auth, MediaQueries media, Lookup lookup) {
        this.auth = auth;
        this.media = media;
        this.lookup = lookup;
    }

    void receipt(Context context) throws IOException {
        Media image = lookup.image(auth.reader(context).org(), context.pathParam("id"));
        Receipt receipt = media.receipts(image).stream()
                .findFirst()
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(
                        FoveaError.Thing.RECEIPT, image.id().toString())));
        ReceivedPayload payload = ReceivedPayload.of(receipt, media::open);
        byte[] head = Json.MAPPER.writeValueAsBytes(head(image, receipt));
        try (OutputStream out = Json.stream(context, 200)) {
            out.write(head, 0, head.length - 1);
            out.write(",\"raw\":".getBytes(StandardCharsets.US_ASCII));
            payload.writeTo(out);
            out.write('}');
        }
    }

    private static Map<String, Object> head(Media image, Receipt receipt) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("image", image.id().toString());
        head.put("dialect", receipt.dialect());
        head.put("route", receipt.route());
        head.put("credential", receipt.credentialPrefix());
        head.put("received_at", receipt.at().toString());
        head.put("content_type", receipt.contentType());
        return head;
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.model.MediaId;
import java.util.List;
import java.util.Optional;

/**
 * Body of {@code POST /v1/batches}.
 *
 * @param images what goes into it, when there is no {@code q}
 */
record NewBatch(String name, List<MediaId> images, Optional<String> q) {
    static NewBatch read(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        NewBatch batch = new NewBatch(Names.required(fields), ImageIds.read(fields, "ids"), fields.text("q"));
        if (fields.has("ids") && fields.has("q")) {
            fields.problem("value_error", "q", "and ids exclude each other");
        }
        fields.check();
        return batch;
    }
}

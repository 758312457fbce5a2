package dev.fovea.dialect.acusight;

import java.util.Optional;

/** The model that found the boxes, as far as the device names it. */
record Producer(Optional<String> modelId, Optional<String> modelName, Optional<String> modelVersion) {
    private static final String UNNAMED = "device";

    static Producer parse(AcusightFields fields) {
        return new Producer(fields.text("model_id"), fields.text("model_name"), fields.text("model_version"));
    }

    /** The name under which the boxes are listed (unified-model.md §3). */
    String name() {
        return modelName.or(() -> modelId).orElse(UNNAMED);
    }
}

package dev.fovea.dialect.hub;

import dev.fovea.core.detect.SubmittedRun;
import org.jspecify.annotations.Nullable;

/**
 * A {@code POST /detections} body.
 *
 * @param mediaKey key of the target recording, as sent
 * @param analysisId the target's other identity, as sent; counts only without a key
 */
record HubRunRequest(@Nullable String mediaKey, @Nullable String analysisId, SubmittedRun run) {}

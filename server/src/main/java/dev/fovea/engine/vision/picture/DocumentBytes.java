package dev.fovea.engine.vision.picture;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;

/** Whole documents in memory, up to a limit. */
final class DocumentBytes {
    private DocumentBytes() {}

    /** Reads the document. */
    static byte[] of(Document document, long most) throws EngineException {
        if (document.bytes() > most) {
            throw EngineException.lasting(
                    Job.Code.IMAGE_TOO_LARGE, "The file is larger than the " + most + " bytes that can be looked at");
        }
        try (var channel = document.open()) {
            return Channels.newInputStream(channel).readNBytes(Math.toIntExact(document.bytes()));
        } catch (IOException e) {
            throw EngineException.passing(
                    Job.Code.INTERNAL_ERROR, Optional.empty(), "The stored file could not be read", e);
        }
    }
}

package dev.fovea.core.extract;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.NaturalKey;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.Sender;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceKind;
import java.util.Optional;

/**
 * The picture of a job as an image like any other (unified-model.md §3, ImgGo): its source is the key of the call, and
 * each call has an image of its own, since only an idempotency key makes two calls one.
 */
final class JobImage {
    private JobImage() {}

    static AcceptImage.Command of(
            OrgId org, String dialect, AcceptImage.Call call, ReceivedPicture picture, String filename) {
        return new AcceptImage.Command(
                org,
                dialect,
                call,
                new Sender.Named(SourceKind.API_CLIENT, dialect + ":" + call.credential()),
                picture,
                filename,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NaturalKey.lasting(dialect, picture.content().sha256()),
                Optional.of(IntakePolicy.Duplicates.ALLOW),
                "{}");
    }
}

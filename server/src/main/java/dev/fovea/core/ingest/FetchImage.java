package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PictureFormat;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes in an image that a client only names by its address; a repetition of a call is recognised before the download. */
public final class FetchImage {
    private final Store store;
    private final ReceivePicture receive;
    private final AcceptImage accept;
    private final Clock clock;

    /** Over the given parts. */
    public FetchImage(Store store, ReceivePicture receive, AcceptImage accept, Clock clock) {
        this.store = store;
        this.receive = receive;
        this.accept = accept;
        this.clock = clock;
    }

    /**
     * What to fetch.
     *
     * @param describe makes the rest of the command once the picture, and so its size, is known
     */
    public record Command(
            OrgId org,
            URI url,
            NaturalKey sameCall,
            Set<PictureFormat> accepted,
            Function<ReceivedPicture, AcceptImage.Command> describe) {}

    /** Fetches and takes in the image, or finds the one that the same call brought before. */
    public MediaId fetch(Command command) {
        Optional<MediaId> first = store.read(session -> session.naturalKeys()
                .find(
                        command.org(),
                        command.sameCall().text(),
                        clock.instant().minus(command.sameCall().validity()))
                .filter(id -> session.media().find(command.org(), id).isPresent()));
        if (first.isPresent()) {
            return first.get();
        }
        try (ReceivedPicture picture = receive.fetch(command.url(), command.accepted())) {
            return accept.accept(command.describe().apply(picture)).id();
        }
    }
}

package dev.fovea.core.extract;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.FileNames;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.port.Jobs.Claimed;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Job;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.Receipt;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/** The picture of a job: fetched from the address that the job names and stored as an image like any other, once. */
public final class FetchJobImage {
    /** Largest picture or document, bytes (contract imggo.md §5). */
    public static final long MOST_BYTES = 10L * 1024 * 1024;

    /** What can be read (contract imggo.md §5, Formats). */
    public static final Set<PictureFormat> FORMATS = EnumSet.allOf(PictureFormat.class);

    private final Store store;
    private final ReceivePicture receive;
    private final RecordImage record;

    /** Over the given store. */
    public FetchJobImage(Store store, ReceivePicture receive, RecordImage record) {
        this.store = store;
        this.receive = receive;
        this.record = record;
    }

    /**
     * The medium of the job; when this returns, it is durable and the job has it.
     *
     * @throws dev.fovea.error.FoveaException {@code FetchFailed}
     */
    Media mediumOf(Claimed claimed) {
        Job job = claimed.job();
        MediaId id = job.input().media().orElseGet(() -> fetch(claimed));
        return store.read(session -> session.media().find(job.org(), id))
                .orElseThrow(() -> new IllegalStateException("no medium " + id + " for job " + job.id()));
    }

    private MediaId fetch(Claimed claimed) {
        URI url = URI.create(claimed.job().input().url().orElseThrow());
        try (ReceivedPicture picture = receive.fetch(url, MOST_BYTES, FORMATS)) {
            picture.keep();
            String filename = FileNames.clean(url.getPath(), picture.info().format());
            return store.inTransaction(session -> attach(session, claimed, picture, filename));
        }
    }

    private MediaId attach(Session session, Claimed claimed, ReceivedPicture picture, String filename) {
        Receipt call = claimed.call().orElseThrow();
        AcceptImage.Call named =
                new AcceptImage.Call(call.route(), call.credentialPrefix(), call.contentType(), call.raw());
        MediaId id = record.record(session, JobImage.of(claimed.job().org(), call.dialect(), named, picture, filename))
                .id();
        if (!session.jobs().attach(claimed.lease(), id)) {
            throw new LeaseLostException();
        }
        return id;
    }
}

package dev.fovea.core.detect;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Boxes;
import dev.fovea.model.Centroid;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.HexId;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RunLayer;
import dev.fovea.model.Track;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads of detection runs; another organisation's runs do not exist. */
public final class RunQueries {
    private final Store store;

    /** Over the given store. */
    public RunQueries(Store store) {
        this.store = store;
    }

    /** Runs of the recording of that key, oldest first; none when there is no such recording. */
    public List<DetectionRun> listByKey(OrgId org, String mediaKey) {
        return store.read(session -> session.media()
                .findByKey(org, mediaKey)
                .map(media -> session.runs().list(org, media.number()))
                .orElse(List.of()));
    }

    /** Runs of the recording of that 24-digit id, oldest first. */
    public List<DetectionRun> listByAnalysis(OrgId org, String analysisId) {
        return store.read(session -> HexId.parse(analysisId)
                .flatMap(id -> session.media().find(org, id))
                .map(media -> session.runs().list(org, media.number()))
                .orElse(List.of()));
    }

    /** Runs of a medium, oldest first. */
    public List<DetectionRun> list(Media media) {
        return store.read(session -> session.runs().list(media.org(), media.number()));
    }

    /** Box centres of all runs of a medium, ×100, by label. */
    public Map<String, List<Centroid>> centroids(Media media) {
        return store.read(session -> session.runs().centroids(media.org(), media.number()));
    }

    /**
     * The run of that id: the latest when several recordings have one.
     *
     * @param mediaKey selects the recording
     */
    public DetectionRun get(OrgId org, String runId, Optional<String> mediaKey) {
        return matching(store.read(session -> session.runs().find(org, runId)), mediaKey).stream()
                .findFirst()
                .orElseThrow(() -> notFound(runId));
    }

    /**
     * The first box of a track of a run on a medium, relative to the medium as stored; of a picture its only one.
     *
     * @throws FoveaException with {@code NotFound(RUN)} when the medium has no such run, with {@code Invalid} when the run has no
     *     such track
     */
    public Corners firstBox(Media media, String runId, String trackId) {
        Boxes boxes = tracks(media, layer(media, runId)).stream()
                .filter(track -> track.id().equals(trackId))
                .findFirst()
                .orElseThrow(() ->
                        new FoveaException(FoveaError.Invalid.of("track", "run " + runId + " has no track " + trackId)))
                .boxes();
        return new Corners(boxes.x1(0), boxes.y1(0), boxes.x2(0), boxes.y2(0));
    }

    /** Runs of a medium in short, oldest first. */
    public List<RunLayer> layers(Media media) {
        return store.read(session -> session.runs().layers(media.org(), media.number()));
    }

    /** The run of that id on a medium, in short. */
    public RunLayer layer(Media media, String runId) {
        return layers(media).stream()
                .filter(layer -> layer.source().runId().equals(runId))
                .findFirst()
                .orElseThrow(() -> notFound(runId));
    }

    /** The boxes of a run that were left out when it was stored. */
    public RejectedBoxes rejected(Media media, RunLayer layer) {
        return store.read(session -> session.runs().rejected(media.org(), layer.number()));
    }

    /** The tracks of a run with all boxes. */
    public List<Track> tracks(Media media, RunLayer layer) {
        return store.read(session -> session.runs().find(media.org(), layer.number()))
                .orElseThrow(() -> notFound(layer.source().runId()))
                .content()
                .tracks();
    }

    static List<DetectionRun> matching(List<DetectionRun> runs, Optional<String> mediaKey) {
        return runs.stream()
                .filter(run -> mediaKey.isEmpty() || mediaKey.get().equals(run.mediaKey()))
                .toList();
    }

    static FoveaException notFound(String runId) {
        return new FoveaException(new FoveaError.NotFound(FoveaError.Thing.RUN, runId));
    }
}

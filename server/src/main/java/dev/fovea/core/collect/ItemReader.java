package dev.fovea.core.collect;

import dev.fovea.core.port.Store;
import dev.fovea.model.Boxes;
import dev.fovea.model.Content;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetItem.Annotation;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.Review.Split;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is known of an image now: the boxes of frame 0 of all its runs (unified-model.md §5). */
final class ItemReader {
    private final Set<String> classes;
    private final Map<SourceId, Optional<String>> sources = new HashMap<>();

    /** Takes boxes of these labels; all when there are none. */
    ItemReader(List<String> classes) {
        this.classes = new HashSet<>(classes);
    }

    /** Whether an image can be in a version: its bytes are here, and nobody keeps it out of every part. */
    static boolean isWanted(Media media) {
        boolean keptOut = media.review().splitLocked() && media.review().split() == Split.NONE;
        return media.kind() != MediaKind.VIDEO && media.content() instanceof Content.Present && !keptOut;
    }

    /** The image in the given part; it must be {@linkplain #isWanted wanted}. */
    DatasetItem read(Store.Session session, Media media, Split split) {
        DatasetItem item = new DatasetItem(
                media.number(),
                media.id(),
                media.mediaKey(),
                media.filename(),
                (Content.Present) media.content(),
                media.frame(),
                media.capturedAt(),
                media.source().flatMap(id -> source(session, id)),
                split,
                annotations(session, media),
                "");
        return item.withContentHash(Manifest.contentHash(item));
    }

    private Optional<String> source(Store.Session session, SourceId id) {
        return sources.computeIfAbsent(
                id, unseen -> session.sources().find(unseen).map(Source::externalId));
    }

    private List<Annotation> annotations(Store.Session session, Media media) {
        List<Annotation> annotations = new ArrayList<>();
        for (DetectionRun run : session.runs().list(media.org(), media.number())) {
            for (Track track : run.content().tracks()) {
                addFirstFrame(annotations, run, track);
            }
        }
        return annotations;
    }

    private void addFirstFrame(List<Annotation> annotations, DetectionRun run, Track track) {
        Boxes boxes = track.boxes();
        for (int box = 0; box < boxes.size() && boxes.frame(box) == 0; box++) {
            Annotation annotation = annotation(run, track, box);
            if (classes.isEmpty() || (annotation.label() != null && classes.contains(annotation.label()))) {
                annotations.add(annotation);
            }
        }
    }

    private static Annotation annotation(DetectionRun run, Track track, int box) {
        Boxes boxes = track.boxes();
        String label = boxes.label(box);
        return new Annotation(
                run.content().source().runId(),
                run.content().source().name(),
                track.id(),
                label == null ? track.label() : label,
                boxes.hasClassId(box) ? (Integer) boxes.classId(box) : track.classId(),
                finite(boxes.hasConfidence(box) ? (Double) boxes.confidence(box) : track.confidence()),
                boxes.x1(box),
                boxes.y1(box),
                boxes.x2(box),
                boxes.y2(box),
                boxes.geometryRaw(box));
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }
}

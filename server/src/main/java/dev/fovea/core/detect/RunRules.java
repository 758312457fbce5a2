package dev.fovea.core.detect;

import dev.fovea.core.detect.Outcome.BrokenRule;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules that a run must keep as a whole, in the order in which the contract reports them. */
final class RunRules {

    private static final List<Function<SubmittedRun, @Nullable BrokenRule>> IN_ORDER = List.of(
            RunRules::coordinateSpace,
            RunRules::pixelNeedsMedia,
            RunRules::trackCount,
            RunRules::sourceKind,
            RunRules::sourceName,
            RunRules::sourceVersion,
            RunRules::runId,
            RunRules::task,
            RunRules::tracks,
            RunRules::categories);

    private RunRules() {}

    /** The first rule that the run breaks. */
    static Optional<BrokenRule> firstBroken(SubmittedRun run) {
        return IN_ORDER.stream()
                .flatMap(rule -> Stream.ofNullable(rule.apply(run)))
                .findFirst();
    }

    private static @Nullable BrokenRule coordinateSpace(SubmittedRun run) {
        String space = run.coordinateSpace();
        return space != null && CoordinateSpace.of(space).isPresent()
                ? null
                : broken("coordinateSpace", "must be \"pixel\" or \"normalized\"");
    }

    private static @Nullable BrokenRule pixelNeedsMedia(SubmittedRun run) {
        if (!CoordinateSpace.PIXEL.word().equals(run.coordinateSpace())) {
            return null;
        }
        MediaFacts media = run.media();
        if (!positive(media.width())) {
            return broken("media.width", "must be a positive integer for pixel coordinates");
        }
        return positive(media.height())
                ? null
                : broken("media.height", "must be a positive integer for pixel coordinates");
    }

    private static boolean positive(@Nullable Integer size) {
        return size != null && size > 0;
    }

    private static @Nullable BrokenRule trackCount(SubmittedRun run) {
        if (run.tracksSent() == 0) {
            return broken("tracks", "must hold at least one track");
        }
        return run.tracksSent() <= RunLimits.TRACKS ? null : tooMany("tracks", run.tracksSent(), RunLimits.TRACKS);
    }

    private static @Nullable BrokenRule sourceKind(SubmittedRun run) {
        String kind = orEmpty(run.source().kind());
        return kind.isEmpty() || RunSource.Kind.of(kind).isPresent()
                ? null
                : broken("source.kind", "must be \"pipeline\", \"model\" or \"import\"");
    }

    private static @Nullable BrokenRule sourceName(SubmittedRun run) {
        String name = orEmpty(run.source().name());
        return name.isEmpty()
                ? broken("source.name", "is required")
                : longerThan("source.name", name, RunLimits.SOURCE_NAME);
    }

    private static @Nullable BrokenRule sourceVersion(SubmittedRun run) {
        return longerThan("source.version", run.source().version(), RunLimits.SOURCE_VERSION);
    }

    private static @Nullable BrokenRule runId(SubmittedRun run) {
        return longerThan("source.runId", run.source().runId(), RunLimits.RUN_ID);
    }

    private static @Nullable BrokenRule task(SubmittedRun run) {
        String task = orEmpty(run.task());
        return task.isEmpty() || task.equals(RunContent.DETECTION) || task.equals(RunContent.POSE)
                ? null
                : broken("task", "must be \"detection\" or \"pose\"");
    }

    private static @Nullable BrokenRule tracks(SubmittedRun run) {
        Set<String> ids = new HashSet<>();
        int position = 0;
        for (SubmittedTrack track : run.tracks()) {
            BrokenRule broken = track("tracks[" + position++ + "]", track, ids);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private static @Nullable BrokenRule track(String path, SubmittedTrack track, Set<String> ids) {
        BrokenRule broken = trackId(path + ".id", orEmpty(track.id()), ids);
        if (broken != null) {
            return broken;
        }
        if (track.boxesSent() == 0) {
            return broken(path + ".boxes", "must hold at least one box");
        }
        return track.boxesSent() > RunLimits.BOXES_PER_TRACK
                ? tooMany(path + ".boxes", track.boxesSent(), RunLimits.BOXES_PER_TRACK)
                : metaSizes(path, track);
    }

    private static @Nullable BrokenRule trackId(String path, String id, Set<String> ids) {
        if (id.isEmpty()) {
            return broken(path, "is required");
        }
        BrokenRule tooLong = longerThan(path, id, RunLimits.TRACK_ID);
        if (tooLong != null) {
            return tooLong;
        }
        return ids.add(id) ? null : broken(path, "is a duplicate track id: \"" + id + "\"");
    }

    private static @Nullable BrokenRule metaSizes(String path, SubmittedTrack track) {
        String tooLarge = "must not exceed " + RunLimits.META_BYTES + " bytes";
        if (track.metaTooLarge()) {
            return broken(path + ".meta", tooLarge);
        }
        return track.boxWithLargeMeta() < 0
                ? null
                : broken(path + ".boxes[" + track.boxWithLargeMeta() + "].meta", tooLarge);
    }

    private static @Nullable BrokenRule categories(SubmittedRun run) {
        return run.categoriesSent() <= RunLimits.CATEGORIES
                ? null
                : tooMany("categories", run.categoriesSent(), RunLimits.CATEGORIES);
    }

    private static BrokenRule tooMany(String field, int sent, int allowed) {
        return broken(field, "holds " + sent + " entries, at most " + allowed + " are allowed");
    }

    private static @Nullable BrokenRule longerThan(String field, @Nullable String text, int characters) {
        return text == null || text.codePointCount(0, text.length()) <= characters
                ? null
                : broken(field, "must not exceed " + characters + " characters");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BrokenRule broken(String field, String rule) {
        return new BrokenRule(field, field + " " + rule);
    }
}

package dev.fovea.core.detect;

import dev.fovea.model.Category;
import dev.fovea.model.MediaFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A detection run as a client sent it, before any rule was applied. Memory stays within a small
 * multiple of the body: once a run is certain to be refused for its number of tracks or boxes,
 * further boxes are counted, not kept.
 */
public final class SubmittedRun {

    private final Builder content;

    private SubmittedRun(Builder content) {
        this.content = content;
    }

    /**
     * Starts a run.
     *
     * @param bodyBytes length of the body when known, else 0; only avoids copying
     */
    public static Builder builder(long bodyBytes) {
        return new Builder(bodyBytes);
    }

    /** {@code schemaVersion} as sent. */
    public @Nullable String schemaVersion() {
        return content.schemaVersion;
    }

    @Nullable
    String coordinateSpace() {
        return content.coordinateSpace;
    }

    @Nullable
    String task() {
        return content.task;
    }

    @Nullable
    String displayName() {
        return content.displayName;
    }

    SubmittedSource source() {
        return content.source;
    }

    MediaFacts media() {
        return content.media;
    }

    List<Category> categories() {
        return content.categories;
    }

    int categoriesSent() {
        return content.categoriesSent;
    }

    /** The tracks kept: all of them, unless there are more than a run may have. */
    List<SubmittedTrack> tracks() {
        return content.tracks;
    }

    int tracksSent() {
        return content.tracksSent;
    }

    BoxTape boxes() {
        return content.tape;
    }

    /** What a parser fills. Setting a member again replaces it, lists by {@code start…}. */
    public static final class Builder {

        /** Bytes of JSON that a box takes at least in practice; a guess that is high costs copying. */
        private static final int USUAL_BOX_BYTES = 64;

        private @Nullable String schemaVersion;
        private @Nullable String coordinateSpace;
        private @Nullable String task;
        private @Nullable String displayName;
        private SubmittedSource source = SubmittedSource.NONE;
        private MediaFacts media = MediaFacts.NONE;
        private final List<Category> categories = new ArrayList<>();
        private int categoriesSent;
        private final List<SubmittedTrack> tracks = new ArrayList<>();
        private int tracksSent;
        private final BoxTape tape;
        private final BoxTape.Mark trackStart = new BoxTape.Mark();
        private final TrackDraft track = new TrackDraft();
        private final BoxDraft box = new BoxDraft();
        private int boxesSent;
        private int boxWithLargeMeta;
        private boolean refused;
        private boolean refusedBeforeTrack;

        private Builder(long bodyBytes) {
            tape = new BoxTape((int) Math.min(bodyBytes, Integer.MAX_VALUE) / USUAL_BOX_BYTES);
        }

        /** Sets {@code schemaVersion}. */
        public void schemaVersion(@Nullable String value) {
            schemaVersion = value;
        }

        /** Sets {@code coordinateSpace}. */
        public void coordinateSpace(@Nullable String value) {
            coordinateSpace = value;
        }

        /** Sets {@code task}. */
        public void task(@Nullable String value) {
            task = value;
        }

        /** Sets the display name of the run. */
        public void displayName(@Nullable String value) {
            displayName = value;
        }

        /** Sets {@code source}. */
        public void source(SubmittedSource value) {
            source = value;
        }

        /** Sets {@code media}. */
        public void media(MediaFacts value) {
            media = value;
        }

        /** Begins {@code categories} anew. */
        public void startCategories() {
            categories.clear();
            categoriesSent = 0;
        }

        /** Adds one entry to {@code categories}. */
        public void category(int id, @Nullable String name, @Nullable String alias) {
            if (++categoriesSent <= RunLimits.CATEGORIES) {
                categories.add(new Category(id, name, alias));
            }
        }

        /** Begins {@code tracks} anew. */
        public void startTracks() {
            tracks.clear();
            tracksSent = 0;
            refused = false;
            tape.cutBackTo(new BoxTape.Mark());
        }

        /** Begins a track; the draft is valid until {@link #endTrack}. */
        public TrackDraft startTrack() {
            refused |= ++tracksSent > RunLimits.TRACKS;
            refusedBeforeTrack = refused;
            tape.saveEnd(trackStart);
            track.clear();
            resetBoxes();
            return track;
        }

        /** Begins {@code boxes} of the current track anew. */
        public void startBoxes() {
            tape.cutBackTo(trackStart);
            refused = refusedBeforeTrack;
            resetBoxes();
        }

        private void resetBoxes() {
            boxesSent = 0;
            boxWithLargeMeta = -1;
        }

        /** Begins a box; the draft is valid until {@link #endBox}. */
        public BoxDraft startBox() {
            box.clear();
            return box;
        }

        /** Adds the box begun last to the current track. */
        public void endBox() {
            if (box.metaTooLarge && boxWithLargeMeta < 0) {
                boxWithLargeMeta = boxesSent;
            }
            refused |= ++boxesSent > RunLimits.BOXES_PER_TRACK;
            if (!refused) {
                tape.append(box);
            }
        }

        /** Adds the track begun last. */
        public void endTrack() {
            if (tracksSent <= RunLimits.TRACKS) {
                tracks.add(track.finish(boxesSent, boxWithLargeMeta));
            }
        }

        /** The run; the builder must not be used afterwards. */
        public SubmittedRun build() {
            return new SubmittedRun(this);
        }
    }
}

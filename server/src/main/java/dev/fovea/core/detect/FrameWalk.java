package dev.fovea.core.detect;

import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** The boxes of a run frame by frame, ascending; it holds one place for each track and no boxes. */
final class FrameWalk {
    private final PriorityQueue<Place> places = new PriorityQueue<>(Comparator.comparingLong(Place::frame));

    /** Starts at the first frame that is {@code from} or later. */
    FrameWalk(List<Track> tracks, long from) {
        for (Track track : tracks) {
            advance(new Place(track, FrameWindow.firstAt(track.boxes(), from)));
        }
    }

    private record Place(Track track, int box) {
        long frame() {
            return track.boxes().frame(box);
        }
    }

    private void advance(Place place) {
        if (place.box() < place.track().boxes().size()) {
            places.add(place);
        }
    }

    /** The frame that comes next; empty at the end. */
    OptionalLong frame() {
        Place next = places.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.frame());
    }

    /** The boxes of a frame, if it is the one that comes next, and goes on behind it. */
    List<FrameBox> take(long frame) {
        List<FrameBox> taken = new ArrayList<>();
        while (frame().orElse(Long.MAX_VALUE) == frame && !places.isEmpty()) {
            Place place = places.remove();
            taken.add(FrameBox.of(place.track(), place.box()));
            advance(new Place(place.track(), place.box() + 1));
        }
        return taken;
    }
}

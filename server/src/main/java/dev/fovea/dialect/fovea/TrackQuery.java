package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.FrameWindow;
import dev.fovea.model.Track;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which tracks and boxes of a run are asked for.
 *
 * @param withBoxes false for tracks alone
 */
record TrackQuery(FrameWindow window, Optional<String> label, boolean withBoxes) {
    static TrackQuery of(Context context) {
        return new TrackQuery(window(context), Optional.ofNullable(context.queryParam("label")), withBoxes(context));
    }

    private static FrameWindow window(Context context) {
        OptionalLong frame = frame(context, "frame");
        OptionalLong from = frame(context, "from_frame");
        OptionalLong to = frame(context, "to_frame");
        if (frame.isPresent() && (from.isPresent() || to.isPresent())) {
            throw CalendarQuery.invalid("frame", "frame names one frame; from_frame and to_frame do not go with it");
        }
        if (frame.isPresent()) {
            return new FrameWindow(frame.getAsLong(), frame.getAsLong());
        }
        FrameWindow window = new FrameWindow(from.orElse(0), to.orElse(Long.MAX_VALUE));
        if (window.last() < window.first()) {
            throw CalendarQuery.invalid("to_frame", "to_frame must not lie before from_frame");
        }
        return window;
    }

    static OptionalLong frame(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw CalendarQuery.invalid(name, name + " must be the number of a frame, counted from 0");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static boolean withBoxes(Context context) {
        String text = context.queryParam("boxes");
        if (text != null && !text.equals("all") && !text.equals("none")) {
            throw CalendarQuery.invalid("boxes", "boxes must be all or none");
        }
        return !"none".equals(text);
    }

    /** Whether a track has the label and a box within the window. */
    boolean shows(Track track) {
        return label.filter(wanted -> !wanted.equals(track.label())).isEmpty()
                && window.begin(track.boxes()) < window.end(track.boxes());
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
import dev.fovea.core.picture.Crops;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an image is asked for: a box, or the box of a track.
 *
 * @param displayed whether the box is in fractions of the upright picture instead of the stored one
 */
record CropQuery(Optional<Corners> box, boolean displayed, Optional<Tracked> tracked, double margin, int width) {
    /** Names of the parameters. */
    static final List<String> NAMES = List.of("box", "space", "run", "track", "margin", "width");

    private static final int LEAST_WIDTH = 16;
    private static final int USUAL_WIDTH = 960;

    /** A track of a run. */
    record Tracked(String run, String track) {}

    static CropQuery of(Function<String, @Nullable String> parameter) {
        List<Problem> problems = new ArrayList<>();
        CropQuery query = new CropQuery(
                box(parameter.apply("box"), problems),
                displayed(parameter.apply("space"), problems),
                tracked(parameter.apply("run"), parameter.apply("track"), problems),
                margin(parameter.apply("margin"), problems),
                width(parameter.apply("width"), problems));
        if (problems.isEmpty() && query.box.isPresent() == query.tracked.isPresent()) {
            problem(problems, "box", "box=x1,y1,x2,y2 or run and track must say what to cut out, not both");
        }
        if (!problems.isEmpty()) {
            throw new FoveaException(new FoveaError.Invalid(problems));
        }
        return query;
    }

    private static Optional<Corners> box(@Nullable String text, List<Problem> problems) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Corners> box = corners(text);
        if (box.isEmpty()) {
            problem(
                    problems,
                    "box",
                    "box must be x1,y1,x2,y2 in fractions of the picture, from 0 to 1, x1 before x2 and y1 before y2");
        }
        return box;
    }

    private static Optional<Corners> corners(String text) {
        if (!text.matches("[0-9.]{1,24}(?:,[0-9.]{1,24}){3}")) {
            return Optional.empty();
        }
        try {
            String[] edges = text.split(",", -1);
            Corners box = new Corners(
                    Double.parseDouble(edges[0]),
                    Double.parseDouble(edges[1]),
                    Double.parseDouble(edges[2]),
                    Double.parseDouble(edges[3]));
            return box.within(0) && box.x1() < box.x2() && box.y1() < box.y2() ? Optional.of(box) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean displayed(@Nullable String space, List<Problem> problems) {
        if (space != null && !space.equals("stored") && !space.equals("display")) {
            problem(problems, "space", "space must be stored or display");
        }
        return "display".equals(space);
    }

    private static Optional<Tracked> tracked(@Nullable String run, @Nullable String track, List<Problem> problems) {
        if (run == null && track == null) {
            return Optional.empty();
        }
        if (run == null || track == null) {
            problem(problems, run == null ? "run" : "track", "run and track must be given together");
            return Optional.empty();
        }
        return Optional.of(new Tracked(run, track));
    }

    private static double margin(@Nullable String text, List<Problem> problems) {
        if (text == null) {
            return 0;
        }
        double margin = text.matches("[0-9]{1,3}(?:\\.[0-9]{1,20})?") ? Double.parseDouble(text) : -1;
        if (margin < 0 || margin > Crops.WIDEST_MARGIN) {
            problem(problems, "margin", "margin must be a number from 0 to " + (int) Crops.WIDEST_MARGIN);
        }
        return margin;
    }

    private static int width(@Nullable String text, List<Problem> problems) {
        if (text == null) {
            return USUAL_WIDTH;
        }
        int width = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (width < LEAST_WIDTH || width > Crops.LONGEST) {
            problem(problems, "width", "width must be a whole number from " + LEAST_WIDTH + " to " + Crops.LONGEST);
        }
        return width;
    }

    private static void problem(List<Problem> problems, String field, String message) {
        problems.add(new Problem("value_error", List.of(field), message));
    }

    /**
     * What to cut out of a picture.
     *
     * @param stored the box of the picture as it is stored
     */
    Crops.Cut cut(Corners stored) {
        return new Crops.Cut(stored, margin, width);
    }

    /** The box that was asked for, in the stored picture. */
    Optional<Corners> storedBox(int orientation) {
        return box.map(asked -> displayed ? Orientation.of(orientation).stored(asked) : asked);
    }
}

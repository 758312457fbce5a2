package dev.fovea.dialect.acusight;

import dev.fovea.core.detect.BoxForms;
import dev.fovea.core.detect.Corners;
import dev.fovea.model.Boxes;
import dev.fovea.model.BoxesBuilder;
import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads annotations in both spellings, {@code type} with {@code geometry} and four named numbers (acusight.md §5). All
 * numbers are relative to the picture, 0..1, a box by its centre.
 */
final class AcusightAnnotations {
    private static final int MOST = 10_000;
    private static final List<String> CENTRE_FORM = List.of("x_center", "y_center", "width", "height");

    private AcusightAnnotations() {}

    /** One track an annotation, without those that have no geometry: a tag of the whole picture says nothing. */
    static List<Track> read(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!(node instanceof ArrayNode annotations)) {
            throw AcusightFields.invalid("annotations", "annotations must be an array");
        }
        if (annotations.size() > MOST) {
            throw AcusightFields.invalid("annotations", "annotations may hold at most " + MOST + " entries");
        }
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < annotations.size(); i++) {
            readOne(annotations.get(i), "annotations[" + i + "]", tracks);
        }
        return tracks;
    }

    private static void readOne(JsonNode node, String place, List<Track> tracks) {
        if (!(node instanceof ObjectNode annotation)) {
            throw AcusightFields.invalid(place, place + " must be an object");
        }
        AcusightFields fields = AcusightFields.of(annotation, place);
        OptionalDouble confidence = confidence(annotation, place);
        boolean listed = present(annotation, "geometry");
        boolean named = CENTRE_FORM.stream().anyMatch(name -> present(annotation, name));
        if (!listed && !named) {
            return;
        }
        String label = fields.requiredText("class_value");
        Corners box = listed ? shape(fields, annotation, place) : centreForm(namedNumbers(annotation, place), place);
        BoxesBuilder boxes = Boxes.builder(1).add(0, box.x1(), box.y1(), box.x2(), box.y2());
        boxes.geometryRaw(geometry(annotation, listed).toString());
        confidence.ifPresent(boxes::confidence);
        tracks.add(Track.of(Integer.toString(tracks.size() + 1), label, boxes.build()));
    }

    private static Corners shape(AcusightFields fields, ObjectNode annotation, String place) {
        String type = fields.text("type").orElse("bbox");
        return switch (type) {
            case "bbox" -> centreForm(numbers(annotation, place, 4, 4, "4 numbers for bbox"), place);
            case "point" -> enclosing(numbers(annotation, place, 2, 2, "2 numbers for point"), place);
            case "polygon" ->
                enclosing(numbers(annotation, place, 6, Integer.MAX_VALUE, "at least 3 points for polygon"), place);
            default -> new Corners(0, 0, 1, 1);
        };
    }

    private static double[] numbers(ObjectNode annotation, String place, int least, int most, String wanted) {
        String message = place + ".geometry must have " + wanted;
        if (!(annotation.get("geometry") instanceof ArrayNode geometry)
                || geometry.size() < least
                || geometry.size() > most
                || geometry.size() % 2 != 0) {
            throw AcusightFields.invalid(place, message);
        }
        double[] values = new double[geometry.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(geometry.get(i), place + ".geometry[" + i + "]");
        }
        return values;
    }

    private static double[] namedNumbers(ObjectNode annotation, String place) {
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            String name = CENTRE_FORM.get(i);
            if (!present(annotation, name)) {
                throw AcusightFields.invalid(place, place + "." + name + " is required");
            }
            values[i] = number(annotation.get(name), place + "." + name);
        }
        return values;
    }

    private static Corners centreForm(double[] box, String place) {
        for (int i = 0; i < box.length; i++) {
            inside(box[i], place + "." + CENTRE_FORM.get(i));
        }
        if (box[2] <= 0) {
            throw AcusightFields.invalid(place, place + ".width must be greater than 0");
        }
        if (box[3] <= 0) {
            throw AcusightFields.invalid(place, place + ".height must be greater than 0");
        }
        Corners corners = BoxForms.fromCentre(new BoxForms.Centre(box[0], box[1], box[2], box[3]));
        edge(corners.x1(), place + ".x_center");
        edge(corners.y1(), place + ".y_center");
        edge(corners.x2(), place + ".x_center");
        edge(corners.y2(), place + ".y_center");
        return corners.clamped();
    }

    private static Corners enclosing(double[] points, String place) {
        for (int i = 0; i < points.length; i++) {
            edge(points[i], place + ".geometry[" + i + "]");
        }
        return BoxForms.around(points).clamped();
    }

    private static OptionalDouble confidence(ObjectNode annotation, String place) {
        if (!present(annotation, "confidence")) {
            return OptionalDouble.empty();
        }
        double value = number(annotation.get("confidence"), place + ".confidence");
        if (value < 0 || value > 1) {
            throw AcusightFields.invalid(place, place + ".confidence must be between 0 and 1");
        }
        return OptionalDouble.of(value);
    }

    private static double number(JsonNode node, String place) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw AcusightFields.invalid(place, place + " must be a number");
        }
        return node.doubleValue();
    }

    private static void inside(double value, String place) {
        if (value < -BoxForms.TOLERANCE || value > 1 + BoxForms.TOLERANCE) {
            throw AcusightFields.invalid(place, place + " must be between 0 and 1");
        }
    }

    private static void edge(double value, String place) {
        if (value < -BoxForms.TOLERANCE || value > 1 + BoxForms.TOLERANCE) {
            throw AcusightFields.invalid(place, place + " puts the box outside the image");
        }
    }

    private static boolean present(ObjectNode annotation, String name) {
        return annotation.has(name) && !annotation.get(name).isNull();
    }

    /** What is kept to be shown again as it was sent. */
    private static ObjectNode geometry(ObjectNode annotation, boolean listed) {
        ObjectNode kept = annotation.objectNode();
        if (listed) {
            kept.set("type", present(annotation, "type") ? annotation.get("type") : kept.stringNode("bbox"));
            kept.set("geometry", annotation.get("geometry"));
        } else {
            CENTRE_FORM.forEach(name -> kept.set(name, annotation.get(name)));
        }
        return kept;
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.export.ImportedPicture;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.MediaId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * A COCO detection file, read element by element: of images, annotations and categories what is needed, whatever their
 * order. Boxes are taken from {@code bbox}; other shapes are not looked at.
 */
final class CocoFile {
    static final int MOST_PICTURES = 20_000;
    private static final int MOST_BOXES = 2_000_000;

    private final Map<Long, JsonNode> images = new LinkedHashMap<>();
    private final Map<Long, List<Annotation>> annotations = new HashMap<>();
    private final Map<Long, String> categories = new HashMap<>();
    private int boxes;

    /** An annotation: left, top, width, height in pixels. */
    private record Annotation(long category, double x, double y, double width, double height, double score) {}

    /**
     * Reads the pictures.
     *
     * @throws FoveaException with {@code Malformed} when it is not JSON, with {@code Invalid} when it is not COCO
     */
    static List<ImportedPicture> read(InputStream in) {
        CocoFile file = new CocoFile();
        try (JsonParser json = Json.MAPPER.createParser(in)) {
            file.readDocument(json);
        } catch (JacksonException e) {
            long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw new FoveaException(new FoveaError.Malformed(e.getOriginalMessage(), offset), e);
        }
        if (file.images.isEmpty()) {
            throw invalid("images", "must name at least one image");
        }
        List<ImportedPicture> pictures = new ArrayList<>();
        file.images.forEach((id, image) -> pictures.add(file.picture(id, image)));
        return pictures;
    }

    private void readDocument(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("body", "must be a JSON object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && isPart(name)) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(name, json.readValueAsTree());
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private static boolean isPart(String name) {
        return switch (name) {
            case "images", "annotations", "categories" -> true;
            default -> false;
        };
    }

    private void add(String part, JsonNode element) {
        switch (part) {
            case "images" -> addImage(element);
            case "categories" ->
                categories.put(id(element, "id", part), element.path("name").asString(""));
            default -> addAnnotation(element);
        }
    }

    private void addImage(JsonNode element) {
        if (images.size() == MOST_PICTURES) {
            throw invalid("images", "may be at most " + MOST_PICTURES + "; send the file in parts");
        }
        if (images.put(id(element, "id", "images"), element) != null) {
            throw invalid("images", "has the id " + element.path("id") + " twice");
        }
    }

    private void addAnnotation(JsonNode element) {
        if (++boxes > MOST_BOXES) {
            throw invalid("annotations", "may be at most " + MOST_BOXES + "; send the file in parts");
        }
        JsonNode box = element.path("bbox");
        double score = element.path("score").isNumber() ? element.path("score").doubleValue() : Double.NaN;
        if (box.size() == 4 && box.valueStream().allMatch(JsonNode::isNumber)) {
            annotations
                    .computeIfAbsent(id(element, "image_id", "annotations"), _ -> new ArrayList<>())
                    .add(new Annotation(
                            id(element, "category_id", "annotations"),
                            box.get(0).doubleValue(),
                            box.get(1).doubleValue(),
                            box.get(2).doubleValue(),
                            box.get(3).doubleValue(),
                            score));
        } else {
            throw invalid("annotations", "has a bbox that is not four numbers");
        }
    }

    private static long id(JsonNode element, String name, String part) {
        JsonNode id = element.path(name);
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw invalid(part, "has an entry whose " + name + " is not a whole number");
        }
        return id.longValue();
    }

    private ImportedPicture picture(long id, JsonNode image) {
        String file = image.path("file_name").asString("");
        int width = size(image, "width");
        int height = size(image, "height");
        if (width == 0 || height == 0) {
            throw invalid("images", "must say width and height of every image");
        }
        List<ImportedPicture.Box> found =
                annotations.getOrDefault(id, List.of()).stream().map(this::box).toList();
        return new ImportedPicture(
                file,
                text(image, "fovea_id").flatMap(MediaId::parse),
                text(image, "media_key"),
                text(image, "sha256"),
                List.of(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)),
                width,
                height,
                found);
    }

    private static int size(JsonNode image, String name) {
        JsonNode size = image.path(name);
        return size.isIntegralNumber() && size.canConvertToInt() ? Math.max(0, size.intValue()) : 0;
    }

    private static Optional<String> text(JsonNode image, String name) {
        @Nullable String text = image.path(name).asString(null);
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    private ImportedPicture.Box box(Annotation annotation) {
        String label = categories.getOrDefault(annotation.category(), "category_" + annotation.category());
        Corners corners = new Corners(
                annotation.x(),
                annotation.y(),
                annotation.x() + annotation.width(),
                annotation.y() + annotation.height());
        return new ImportedPicture.Box(label, corners, annotation.score());
    }

    private static FoveaException invalid(String field, String predicate) {
        return new FoveaException(FoveaError.Invalid.of(field, field + " " + predicate));
    }
}

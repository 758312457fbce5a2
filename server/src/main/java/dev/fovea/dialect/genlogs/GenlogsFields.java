package dev.fovea.dialect.genlogs;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.http.StorableText;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies field by field; every broken rule of a request is named in one answer (genlogs.md §3, §4). */
final class GenlogsFields {
    private static final int SOURCE_CHARACTERS = 255;

    private GenlogsFields() {}

    static GenlogsWire.Image image(byte[] body) {
        FieldReader reader = new FieldReader(root(body), List.of("body"));
        refuseOtherDoors(reader);
        FieldReader box = reader.object("detection_bounding_box");
        FieldReader place = reader.object("source_location_info");
        FieldReader detection = reader.object("detection_metadata");
        GenlogsWire.Image image = new GenlogsWire.Image(
                reader.text("source", SOURCE_CHARACTERS),
                reader.url("image_url"),
                reader.raw("time_captured"),
                reader.time("time_captured"),
                box(box),
                location(place),
                new GenlogsWire.Detection(
                        detection.number("alpr_confidence"),
                        detection.text("alpr_state", Integer.MAX_VALUE),
                        detection.optionalText("plate_number")));
        reader.throwIfBroken();
        return image;
    }

    private static GenlogsWire.Box box(FieldReader reader) {
        GenlogsWire.Box box = new GenlogsWire.Box(
                reader.number("xmin"), reader.number("ymin"), reader.number("xmax"), reader.number("ymax"));
        if (box.xmax() <= box.xmin()) {
            reader.broken("value_error", "Value error, xmax must be greater than xmin");
        }
        if (box.ymax() <= box.ymin()) {
            reader.broken("value_error", "Value error, ymax must be greater than ymin");
        }
        return box;
    }

    private static GenlogsWire.Location location(FieldReader reader) {
        return new GenlogsWire.Location(
                reader.numberWithin("latitude", -90, 90),
                reader.numberWithin("longitude", -180, 180),
                reader.text("city", Integer.MAX_VALUE),
                reader.text("state", Integer.MAX_VALUE),
                reader.text("route", Integer.MAX_VALUE),
                reader.text("traffic_direction", Integer.MAX_VALUE));
    }

    /** A body of another API gets a sentence instead of a riddle. */
    private static void refuseOtherDoors(FieldReader reader) {
        if (reader.has("storage_key") && reader.has("device_id")) {
            reader.broken(
                    "value_error",
                    "This looks like an Acusight notification; send it to POST /api/data/agent/images/notify");
        } else if (reader.has("tracks") && reader.has("schemaVersion")) {
            reader.broken("value_error", "This looks like a Hub detection run; send it to POST /detections");
        } else if (reader.has("annotations") || reader.has("model_id")) {
            reader.broken(
                    "value_error", "This looks like Acusight metadata; send it to POST /api/device/images/upload");
        }
    }

    /** A form with a picture in it is an Acusight upload at the wrong door. */
    static void refuseForms(Context context) {
        if (String.valueOf(context.contentType()).startsWith("multipart/")) {
            throw invalid(new Problem(
                    "value_error",
                    List.of("body"),
                    "This looks like an Acusight upload; send it to POST /api/device/images/upload"));
        }
    }

    private static ObjectNode root(byte[] body) {
        if (body.length == 0) {
            throw invalid(new Problem("missing", List.of("body"), "Field required"));
        }
        if (Json.parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw invalid(new Problem("model_attributes_type", List.of("body"), "Input should be a valid object"));
    }

    static GenlogsWire.Login login(Context context, int limitBytes) {
        Parameters parameters = Parameters.of(context, limitBytes);
        GenlogsWire.Login login = new GenlogsWire.Login(parameters.text("email"), parameters.text("password"));
        parameters.throwIfBroken();
        return login;
    }

    static String refreshToken(Context context, int limitBytes) {
        Parameters parameters = Parameters.of(context, limitBytes);
        String token = parameters.text("refresh_token");
        parameters.throwIfBroken();
        return token;
    }

    private static FoveaException invalid(Problem problem) {
        return new FoveaException(new FoveaError.Invalid(List.of(problem)));
    }

    /** Parameters of a token call: a JSON or form body wins over the query. */
    private record Parameters(Optional<FieldReader> body, Context context, FieldReader query) {
        static Parameters of(Context context, int limitBytes) {
            FieldReader query = new FieldReader(Json.MAPPER.createObjectNode(), List.of("query"));
            String type = Optional.ofNullable(context.contentType()).orElse("");
            if (type.startsWith("application/x-www-form-urlencoded")) {
                Bodies.refuseLongBody(context, limitBytes);
                return new Parameters(Optional.of(form(context)), context, query);
            }
            byte[] bytes = Bodies.read(context, limitBytes);
            return new Parameters(
                    bytes.length == 0 ? Optional.empty() : Optional.of(new FieldReader(root(bytes), List.of("body"))),
                    context,
                    query);
        }

        private static FieldReader form(Context context) {
            ObjectNode fields = Json.MAPPER.createObjectNode();
            context.formParamMap()
                    .forEach((name, values) -> fields.put(name, StorableText.require(name, values.getFirst())));
            return new FieldReader(fields, List.of("body"));
        }

        String text(String name) {
            String inQuery = context.queryParam(name);
            boolean inBody = body.isPresent() && body.get().has(name);
            if (!inBody && inQuery != null && !inQuery.isEmpty()) {
                return inQuery;
            }
            return body.orElse(query).text(name, Integer.MAX_VALUE);
        }

        void throwIfBroken() {
            query.throwIfBroken();
            body.ifPresent(FieldReader::throwIfBroken);
        }
    }
}

package dev.fovea.dialect.imggo;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.util.List;

/** Refusals of this dialect by their documented codes (contract imggo.md §9); the rule of the problem is the code. */
final class Refusals {
    static final String MISSING_FIELD = "missing_field";
    static final String INVALID_PARAMETER = "invalid_parameter";
    static final String INVALID_REQUEST = "invalid_request";
    static final String INVALID_IMAGE_URL = "invalid_image_url";
    static final String INVALID_SCHEMA = "invalid_schema";
    static final String LOW_IMAGE_QUALITY = "low_image_quality";
    static final String UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type";

    private Refusals() {}

    static FoveaException missing(String field) {
        return of(MISSING_FIELD, field, field + " is required");
    }

    static FoveaException parameter(String field, String message) {
        return of(INVALID_PARAMETER, field, field + " " + message);
    }

    static FoveaException request(String field, String message) {
        return of(INVALID_REQUEST, field, message);
    }

    static FoveaException of(String code, String field, String message) {
        return new FoveaException(new FoveaError.Invalid(List.of(new Problem(code, List.of(field), message))));
    }
}

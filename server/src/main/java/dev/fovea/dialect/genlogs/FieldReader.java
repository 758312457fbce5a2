package dev.fovea.dialect.genlogs;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.http.IsoTime;
import dev.fovea.model.CapturedAt;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of an object and collects what is wrong, in the words of the framework behind the vendor's schemas:
 * numeric texts count as numbers, numbers do not count as texts (genlogs.md §3, Parsing rules).
 */
final class FieldReader {
    private static final int URL_CHARACTERS = 2083;
    private static final URI NO_URL = URI.create("http://0.0.0.0/");
    private final ObjectNode object;
    private final List<Object> path;
    private final List<Problem> problems;

    FieldReader(ObjectNode object, List<Object> path) {
        this(object, path, new ArrayList<>());
    }

    private FieldReader(ObjectNode object, List<Object> path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A member that is an object; what is wrong inside is collected here too. */
    FieldReader object(String name) {
        JsonNode node = object.path(name);
        if (node instanceof ObjectNode child) {
            return new FieldReader(child, at(name), problems);
        }
        if (node.isMissingNode()) {
            problem(name, "missing", "Field required");
        } else {
            problem(
                    name,
                    "model_attributes_type",
                    "Input should be a valid dictionary or object to extract fields from");
        }
        return new FieldReader(object.objectNode(), at(name), new ArrayList<>());
    }

    String raw(String name) {
        return object.path(name).asString("");
    }

    /** A text with something in it. */
    String text(String name, int maxCharacters) {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return "";
        }
        String stripped = text.get().strip();
        if (stripped.isEmpty()) {
            problem(name, "string_too_short", "String should have at least 1 character");
        } else if (stripped.length() > maxCharacters) {
            problem(name, "string_too_long", "String should have at most " + maxCharacters + " characters");
        }
        return stripped;
    }

    /** A text that may be absent, null or empty. */
    Optional<String> optionalText(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return string(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A finite number, or a text that is one. */
    double number(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode()) {
            problem(name, "missing", "Field required");
            return Double.NaN;
        }
        if (!node.isNumber() && !node.isString()) {
            problem(name, "float_type", "Input should be a valid number");
            return Double.NaN;
        }
        return node.isNumber() ? finite(name, node.doubleValue()) : parsed(name, node.stringValue());
    }

    private double parsed(String name, String text) {
        try {
            return finite(name, Double.parseDouble(text.strip()));
        } catch (NumberFormatException _) {
            problem(name, "float_parsing", "Input should be a valid number, unable to parse string as a number");
            return Double.NaN;
        }
    }

    private double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            problem(name, "finite_number", "Input should be a finite number");
            return Double.NaN;
        }
        return value;
    }

    double numberWithin(String name, double least, double most) {
        double value = number(name);
        if (value < least) {
            problem(name, "greater_than_equal", "Input should be greater than or equal to " + (int) least);
        } else if (value > most) {
            problem(name, "less_than_equal", "Input should be less than or equal to " + (int) most);
        }
        return value;
    }

    /** An absolute http or https address. */
    URI url(String name) {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return NO_URL;
        }
        String url = text.get().strip();
        if (url.isEmpty()) {
            problem(name, "string_too_short", "String should have at least 1 character");
            return NO_URL;
        }
        if (url.length() > URL_CHARACTERS) {
            problem(name, "url_too_long", "URL should have at most " + URL_CHARACTERS + " characters");
            return NO_URL;
        }
        return parsedUrl(name, url);
    }

    private URI parsedUrl(String name, String text) {
        try {
            URI url = new URI(text);
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (scheme.isEmpty()) {
                problem(name, "url_parsing", "Input should be a valid URL, relative URL without a base");
            } else if (!scheme.equals("http") && !scheme.equals("https")) {
                problem(name, "url_scheme", "URL scheme should be 'http' or 'https'");
            } else if (url.getRawAuthority() == null) {
                problem(name, "url_parsing", "Input should be a valid URL, empty host");
            } else {
                return url;
            }
        } catch (URISyntaxException e) {
            problem(name, "url_parsing", "Input should be a valid URL, " + e.getReason());
        }
        return NO_URL;
    }

    /** An ISO 8601 time; one without a zone is UTC. */
    CapturedAt time(String name) {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return CapturedAt.of(Instant.EPOCH);
        }
        try {
            return CapturedAt.of(parsedTime(text.get().strip()));
        } catch (DateTimeException _) {
            problem(name, "datetime_parsing", "Input should be a valid datetime, invalid ISO 8601 text");
            return CapturedAt.of(Instant.EPOCH);
        }
    }

    private static OffsetDateTime parsedTime(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        boolean blank = text.length() > 10 && text.charAt(10) == ' ';
        return IsoTime.parse(blank ? text.substring(0, 10) + "T" + text.substring(11) : text);
    }

    /** Notes a broken rule of this object as a whole. */
    void broken(String rule, String message) {
        problems.add(new Problem(rule, path, message));
    }

    void throwIfBroken() {
        if (!problems.isEmpty()) {
            throw new FoveaException(new FoveaError.Invalid(problems));
        }
    }

    private Optional<String> string(String name) {
        JsonNode node = object.path(name);
        if (node.isString()) {
            return Optional.of(node.stringValue());
        }
        if (node.isMissingNode()) {
            problem(name, "missing", "Field required");
        } else {
            problem(name, "string_type", "Input should be a valid string");
        }
        return Optional.empty();
    }

    private void problem(String name, String rule, String message) {
        problems.add(new Problem(rule, at(name), message));
    }

    private List<Object> at(String name) {
        List<Object> place = new ArrayList<>(path);
        place.add(name);
        return place;
    }
}

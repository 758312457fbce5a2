package dev.fovea.dialect.imggo;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.StorableText;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Reads the members of a body; the first that is wrong is named. A member that is null counts as absent. */
final class ImggoFields {
    private static final int METADATA_BYTES = 16 * 1024;
    private static final int LONGEST_URL = 2048;

    private final Map<String, Value> members;

    ImggoFields(Value.Members members) {
        this.members = members.values();
    }

    /** A body that is a JSON object. */
    static ImggoFields body(byte[] body) {
        if (parse(new String(body, StandardCharsets.UTF_8)) instanceof Value.Members object) {
            return new ImggoFields(object);
        }
        throw Refusals.request("body", "the body must be a JSON object");
    }

    /** JSON of a client. */
    static Value parse(String json) {
        Value value;
        try {
            value = ValueJson.parse(json);
        } catch (JacksonException e) {
            long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
            throw new FoveaException(new FoveaError.Malformed(e.getOriginalMessage(), offset), e);
        }
        StorableText.require("body", value);
        return value;
    }

    /** Whether the member was sent, if only as null. */
    boolean names(String name) {
        return members.containsKey(name);
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Value.Null));
    }

    /** The first of several spellings that has a value. */
    Optional<Value> first(List<String> names) {
        return names.stream().flatMap(name -> value(name).stream()).findFirst();
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof Value.Text(String text)) {
                return text;
            }
            throw Refusals.parameter(name, "must be a string");
        });
    }

    /** A text that must be there. */
    String requiredText(String name) {
        return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> Refusals.missing(name));
    }

    /** A word of a list, in any case. */
    <T> Optional<T> word(String name, Function<String, Optional<T>> meaning, String allowed) {
        return text(name)
                .map(word -> meaning.apply(word.strip().toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> Refusals.parameter(name, "must be one of " + allowed)));
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (value instanceof Value.Flag(boolean flag)) {
                return flag;
            }
            throw Refusals.parameter(name, "must be true or false");
        });
    }

    /** Free data of the client, at most 16 KB. */
    Optional<Value.Members> metadata(String name) {
        return value(name).map(value -> {
            if (!(value instanceof Value.Members object)) {
                throw Refusals.parameter(name, "must be an object");
            }
            if (ValueJson.write(object).getBytes(StandardCharsets.UTF_8).length > METADATA_BYTES) {
                throw Refusals.parameter(name, "has at most " + METADATA_BYTES + " bytes");
            }
            return object;
        });
    }

    /** An address that is to be called back. */
    Optional<String> url(String name) {
        return text(name).map(String::strip).filter(url -> !url.isEmpty()).map(url -> {
            if (url.length() > LONGEST_URL || webAddress(url).isEmpty()) {
                throw Refusals.parameter(
                        name, "must be an http or https URL of at most " + LONGEST_URL + " characters");
            }
            return url;
        });
    }

    /** The address that a text is, if it is one of the web. */
    static Optional<URI> webAddress(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return Optional.of(url).filter(_ -> web && url.getHost() != null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}

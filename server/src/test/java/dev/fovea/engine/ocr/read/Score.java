package dev.fovea.engine.ocr.read;

import dev.fovea.model.Extraction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How well a set of documents is read: F1 over single values, rows in order. */
final class Score {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private int right;
    private int wrong;
    private int missing;
    private double confidence;

    /** Reads every document of a folder with {@code labels.jsonl} and {@code patterns.json} whose words are there. */
    static Score of(Path set, Path words) throws Exception {
        Score score = new Score();
        FieldReader reader = new FieldReader();
        JsonNode patterns = JSON.readTree(set.resolve("patterns.json").toFile());
        for (String line : Files.readAllLines(set.resolve("labels.jsonl"))) {
            JsonNode label = JSON.readTree(line);
            Path dump = words.resolve(Path.of(label.path("file").asString()).getFileName() + ".json");
            if (Files.exists(dump)) {
                SetPattern pattern =
                        SetPattern.of(patterns.path(label.path("pattern").asString()));
                Extraction read =
                        reader.map(WordDump.read(dump), pattern.fields(), pattern.instructions(), percent -> {});
                score.compare(label, read);
            }
        }
        return score;
    }

    private void compare(JsonNode label, Extraction read) throws IOException {
        JsonNode result = JSON.valueToTree(Evaluate.plain(read.result()));
        for (Map.Entry<String, JsonNode> expected : label.path("expected").properties()) {
            compare(
                    expected.getValue(),
                    result.path(expected.getKey()),
                    label.path("alt").path(expected.getKey()));
        }
        confidence += read.readings().stream()
                .mapToDouble(Extraction.Reading::confidence)
                .sum();
    }

    private void compare(JsonNode expected, JsonNode got, JsonNode alternatives) {
        if (expected.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
                JsonNode row = expected.path(i);
                JsonNode read = got.path(i);
                (row.isObject() ? row : read)
                        .propertyNames()
                        .forEach(name -> compare(row.path(name), read.path(name), alternatives));
            }
            return;
        }
        boolean wanted = !expected.isNull() && !expected.isMissingNode();
        boolean found = !got.isNull() && !got.isMissingNode();
        boolean same = wanted
                && found
                && Stream.concat(Stream.of(expected), alternatives.valueStream())
                        .anyMatch(value -> same(value, got));
        right += same ? 1 : 0;
        wrong += found && !same ? 1 : 0;
        missing += wanted && !same ? 1 : 0;
    }

    private static boolean same(JsonNode expected, JsonNode got) {
        if (got.isNumber()) {
            String digits = expected.asString().replaceAll("[^0-9.-]", "");
            return !digits.isEmpty() && Math.abs(Double.parseDouble(digits) - got.asDouble()) < 0.005;
        }
        return squeezed(iso(expected.asString())).equals(squeezed(got.asString()));
    }

    /** {@code 01-03-18} as {@code 2018-03-01}. */
    private static String iso(String text) {
        return text.replaceAll("^(\\d{1,2})[/-](\\d{1,2})[/-](?:20)?(\\d{2})$", "20$3-$2-$1")
                .replaceAll("-(\\d)(?=-|$)", "-0$1");
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
    }

    double f1() {
        return 2.0 * right / (2 * right + wrong + missing);
    }

    /** How far the mean confidence is from the share of right values. */
    double optimism() {
        return (confidence - right) / (right + wrong);
    }
}

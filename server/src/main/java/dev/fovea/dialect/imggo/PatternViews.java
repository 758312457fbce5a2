package dev.fovea.dialect.imggo;

import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Patterns as the documents show them: the reference's members first, the vendor's server's behind (contract imggo.md §4). */
final class PatternViews {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PatternViews() {}

    static Value.Members created(Pattern pattern, String endpoint) {
        return head(pattern)
                .text("endpoint", endpoint)
                .time("created_at", pattern.createdAt())
                .all(synonyms(pattern, endpoint))
                .done();
    }

    static Value.Members item(Pattern pattern) {
        return head(pattern)
                .time("created_at", pattern.createdAt())
                .time("updated_at", pattern.updatedAt())
                .number("request_count", pattern.statistics().requests())
                .text("id", pattern.id().text())
                .text("format", pattern.content().format().word())
                .done();
    }

    static Value.Members whole(Pattern pattern, String endpoint) {
        Value schema = pattern.content().schema().orElse(Value.NULL);
        Shape shape = Shape.object()
                .text("pattern_id", pattern.id().text())
                .text("name", pattern.name())
                .text("output_format", pattern.content().format().word())
                .text("instructions", pattern.content().instructions())
                .value("schema", schema)
                .text("status", ImggoMapping.word(pattern.status()))
                .text("webhook_url", pattern.webhookUrl())
                .time("created_at", pattern.createdAt())
                .time("updated_at", pattern.updatedAt())
                .value("statistics", statistics(pattern.statistics()))
                .text("endpoint", endpoint)
                .all(synonyms(pattern, endpoint))
                .text("mode", ImggoMapping.word(pattern.mode()))
                .text("csv_delimiter", pattern.content().csvDelimiter() == ';' ? "semicolon" : "comma")
                .text("model_profile", pattern.content().modelProfile())
                .value("metadata", pattern.metadata());
        if (pattern.content().format() == OutputFormat.JSON) {
            shape.value("json_schema", schema);
        }
        return shape.done();
    }

    static Value.Members changed(Pattern pattern) {
        return Shape.object()
                .text("pattern_id", pattern.id().text())
                .time("updated_at", pattern.updatedAt())
                .text("id", pattern.id().text())
                .number("version", pattern.version())
                .done();
    }

    static Value.Members newVersion(Pattern pattern, String endpoint) {
        String version = versionWord(pattern.version());
        return Shape.object()
                .text("pattern_id", pattern.id().text())
                .text("version", version)
                .text("endpoint", endpoint + "?version=" + version)
                .done();
    }

    static Value.Members version(PatternId pattern, Pattern.Version version, int current) {
        return Shape.object()
                .text("version", versionWord(version.number()))
                .time("created_at", version.createdAt())
                .flag("is_current", version.number() == current)
                .text("pattern_id", pattern.text())
                .done();
    }

    static String versionWord(int number) {
        return "v" + number;
    }

    private static Shape head(Pattern pattern) {
        return Shape.object()
                .text("pattern_id", pattern.id().text())
                .text("name", pattern.name())
                .text("output_format", pattern.content().format().word())
                .text("status", ImggoMapping.word(pattern.status()));
    }

    private static Value.Members synonyms(Pattern pattern, String endpoint) {
        return Shape.object()
                .text("id", pattern.id().text())
                .text("format", pattern.content().format().word())
                .text("endpoint_url", endpoint)
                .number("version", pattern.version())
                .flag("is_active", pattern.status() != Pattern.Status.ARCHIVED)
                .done();
    }

    private static Value.Members statistics(Pattern.Statistics statistics) {
        Shape shape = Shape.object()
                .number("total_requests", statistics.requests())
                .value("success_rate", successRate(statistics));
        return statistics.meanProcessingMillis().isPresent()
                ? shape.number(
                                "avg_processing_time_ms",
                                statistics.meanProcessingMillis().getAsLong())
                        .done()
                : shape.value("avg_processing_time_ms", Value.NULL).done();
    }

    /** Percent of the finished jobs, one decimal. */
    private static Value successRate(Pattern.Statistics statistics) {
        long finished = statistics.completed() + statistics.failed();
        if (finished == 0) {
            return Value.NULL;
        }
        return new Value.Num(BigDecimal.valueOf(statistics.completed())
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(finished), 1, RoundingMode.HALF_UP));
    }
}

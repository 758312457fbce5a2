package dev.fovea.dialect.imggo;

import dev.fovea.json.ValueJson;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;

/** What was read, in the format that is asked for (contract imggo.md §6, Output formats). */
final class Result {
    private Result() {}

    /** As a member of an answer: data for a JSON pattern, a text in its format for any other. */
    static Value of(Job job, PatternContent content) {
        Value read = read(job);
        return content.format() == OutputFormat.JSON ? read : new Value.Text(written(read, content, content.format()));
    }

    /** The bare text in a format. */
    static String text(Job job, PatternContent content, OutputFormat format) {
        return written(read(job), content, format);
    }

    static String mediaType(OutputFormat format) {
        return switch (format) {
            case JSON -> "application/json";
            case YAML -> "application/x-yaml";
            case XML -> "application/xml";
            case CSV -> "text/csv";
            case TEXT -> "text/plain";
        };
    }

    private static Value read(Job job) {
        return job.extraction().map(Extraction::result).orElse(Value.NULL);
    }

    private static String written(Value read, PatternContent content, OutputFormat format) {
        return switch (format) {
            case JSON -> ValueJson.write(read);
            case YAML -> YamlText.of(read);
            case XML -> XmlText.of(read, content);
            case CSV -> CsvText.of(read, content);
            case TEXT -> PlainText.of(read, content);
        };
    }
}

package dev.fovea.dialect.imggo;

import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a body says of a pattern, in the spellings of the reference, of the vendor's server and of its clients (contract
 * imggo.md §4). What it does not say stays as it was; null clears what may be absent. Lengths and the schema are the
 * core's to check.
 */
final class PatternBody {
    private static final List<String> FORMATS = List.of("output_format", "format", "response_format");
    private static final String FORMAT_WORDS = "json, yaml, xml, csv, text";

    /** The first that has a value wins. */
    private static final List<String> SCHEMAS =
            List.of("json_schema", "yaml_schema", "xml_schema", "csv_schema", "plain_text_schema", "schema");

    private static final Set<String> OTHERS = Set.of(
            "name",
            "instructions",
            "csv_delimiter",
            "model_profile",
            "webhook_url",
            "metadata",
            "status",
            "is_active",
            "mode");

    private static final String USUAL_PROFILE = "managed-default";

    private final ImggoFields fields;

    private PatternBody(ImggoFields fields) {
        this.fields = fields;
    }

    /** The pattern that a body asks to create. */
    static PatternDraft draft(ImggoFields fields) {
        String name = fields.requiredText("name");
        String instructions = fields.requiredText("instructions");
        PatternContent content =
                new PatternContent(OutputFormat.JSON, instructions, Optional.empty(), ',', USUAL_PROFILE);
        PatternDraft blank = new PatternDraft(
                name, Pattern.Status.ACTIVE, Pattern.Mode.AUTO, content, Optional.empty(), Value.Members.EMPTY);
        return new PatternBody(fields).onto(blank);
    }

    /** The change that a body asks for; refuses one that changes nothing. */
    static UnaryOperator<PatternDraft> change(ImggoFields fields) {
        boolean changes = Stream.of(FORMATS, SCHEMAS, OTHERS)
                .flatMap(names -> names.stream())
                .anyMatch(fields::names);
        if (!changes) {
            throw Refusals.of(Refusals.MISSING_FIELD, "body", "no updatable field is given");
        }
        PatternBody body = new PatternBody(fields);
        body.understand();
        return body::onto;
    }

    /** The next content of a pattern. */
    static UnaryOperator<PatternContent> content(ImggoFields fields) {
        PatternBody body = new PatternBody(fields);
        body.understand();
        return body::onto;
    }

    /** Reads everything once, so that a wrong member is refused before anything is looked up. */
    private void understand() {
        PatternContent content = new PatternContent(OutputFormat.JSON, "", Optional.empty(), ',', USUAL_PROFILE);
        var _ = onto(new PatternDraft(
                "", Pattern.Status.ACTIVE, Pattern.Mode.AUTO, content, Optional.empty(), Value.Members.EMPTY));
    }

    private PatternDraft onto(PatternDraft before) {
        return new PatternDraft(
                fields.text("name").orElse(before.name()),
                status().orElse(before.status()),
                fields.word("mode", word -> ImggoMapping.constant(Pattern.Mode.values(), word), "auto, sync, async")
                        .orElse(before.mode()),
                onto(before.content()),
                fields.names("webhook_url") ? fields.url("webhook_url") : before.webhookUrl(),
                metadata(before.metadata()));
    }

    private PatternContent onto(PatternContent before) {
        return new PatternContent(
                format().orElse(before.format()),
                fields.text("instructions").orElse(before.instructions()),
                SCHEMAS.stream().anyMatch(fields::names) ? schema() : before.schema(),
                fields.word("csv_delimiter", ImggoMapping::delimiter, "comma, semicolon")
                        .orElse(before.csvDelimiter()),
                fields.text("model_profile").orElse(before.modelProfile()));
    }

    private Optional<OutputFormat> format() {
        return FORMATS.stream()
                .flatMap(name -> fields.word(name, ImggoMapping::format, FORMAT_WORDS).stream())
                .findFirst();
    }

    /** Nothing inside is nothing asked for (contract imggo.md §10). */
    private Optional<Value> schema() {
        return fields.first(SCHEMAS).filter(schema -> !schema.equals(Value.Members.EMPTY));
    }

    private Optional<Pattern.Status> status() {
        return fields.word("status", ImggoMapping::patternStatus, "active, draft, archived")
                .or(() -> fields.flag("is_active")
                        .map(active -> active ? Pattern.Status.ACTIVE : Pattern.Status.ARCHIVED));
    }

    private Value.Members metadata(Value.Members before) {
        return fields.names("metadata") ? fields.metadata("metadata").orElse(Value.Members.EMPTY) : before;
    }
}

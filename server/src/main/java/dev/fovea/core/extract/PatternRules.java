package dev.fovea.core.extract;

import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What a pattern may say of itself (contract imggo.md §4). */
final class PatternRules {
    /** Longest name, in UTF-16 units. */
    static final int NAME_LENGTH = 255;

    private static final int INSTRUCTIONS_LENGTH = 10_000;
    private static final int URL_LENGTH = 2048;
    private static final int PROFILE_LENGTH = 100;
    private static final int METADATA_BYTES = 16 * 1024;
    private static final int METADATA_LEVELS = 32;

    private PatternRules() {}

    /**
     * The draft with its name trimmed.
     *
     * @throws FoveaException {@code Invalid} with the first broken rule: {@code missing_field}, {@code invalid_parameter}
     *     or {@code invalid_schema}
     */
    static PatternDraft checked(PatternDraft draft) {
        String name = present("name", draft.name().strip());
        text("name", name, NAME_LENGTH);
        PatternContent content = checked(draft.content());
        draft.webhookUrl().ifPresent(PatternRules::checkUrl);
        checkMetadata(draft.metadata());
        return new PatternDraft(name, draft.status(), draft.mode(), content, draft.webhookUrl(), draft.metadata());
    }

    /** The content, whose schema can be read. */
    static PatternContent checked(PatternContent content) {
        present("instructions", content.instructions().strip());
        text("instructions", content.instructions(), INSTRUCTIONS_LENGTH);
        text("model_profile", content.modelProfile(), PROFILE_LENGTH);
        if (content.csvDelimiter() != ',' && content.csvDelimiter() != ';') {
            throw invalid("csv_delimiter", "csv_delimiter must be comma or semicolon");
        }
        SchemaReader.read(content);
        return content;
    }

    private static String present(String field, String text) {
        if (text.isEmpty()) {
            throw broken("missing_field", field, field + " is required");
        }
        return text;
    }

    /** Refuses a text that is too long, or that no database can hold. */
    static void text(String field, String text, int length) {
        if (text.length() > length) {
            throw invalid(field, field + " must have at most " + length + " characters");
        }
        if (!ValueSize.storable(text)) {
            throw invalid(field, field + " must not contain NUL or half characters");
        }
    }

    private static void checkUrl(String url) {
        text("webhook_url", url, URL_LENGTH);
        if (!isWebAddress(url)) {
            throw invalid("webhook_url", "webhook_url must be an absolute http or https URL");
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkMetadata(Value.Members metadata) {
        ValueSize size = ValueSize.of(metadata);
        if (size.levels() > METADATA_LEVELS) {
            throw invalid("metadata", "metadata must not be nested deeper than " + METADATA_LEVELS + " levels");
        }
        if (size.bytes() > METADATA_BYTES) {
            throw invalid("metadata", "metadata must have at most 16 KB");
        }
        if (!size.storable()) {
            throw invalid("metadata", "metadata must not contain NUL or half characters");
        }
    }

    private static FoveaException invalid(String field, String message) {
        return broken("invalid_parameter", field, message);
    }

    private static FoveaException broken(String rule, String field, String message) {
        return new FoveaException(new Invalid(List.of(new Problem(rule, List.of(field), message))));
    }
}

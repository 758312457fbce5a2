package dev.fovea.core.extract;

import dev.fovea.model.FieldTree;
import dev.fovea.model.PatternContent;

/**
 * Reads the schema of a pattern, in whatever notation it is written: a field map, JSON Schema, or a template of the
 * output format (contract imggo.md §4).
 */
public final class SchemaReader {
    private SchemaReader() {}

    /**
     * The fields that the content asks for.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} with one problem of rule {@code invalid_schema}: its path is
     *     the field, its message the reason
     */
    public static FieldTree read(PatternContent content) {
        throw new UnsupportedOperationException();
    }
}

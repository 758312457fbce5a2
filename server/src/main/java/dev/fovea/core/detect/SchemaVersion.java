package dev.fovea.core.detect;

import dev.fovea.model.RunContent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of {@code schemaVersion}: another major is refused, another minor is a warning. */
final class SchemaVersion {

    private static final Pattern MAJOR_MINOR = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{1,9}))?");
    private static final int MAJOR = 1;
    private static final int MINOR = 0;

    private SchemaVersion() {}

    static Optional<SchemaProblem> problem(@Nullable String version) {
        if (version == null || version.isEmpty()) {
            return Optional.of(new SchemaProblem("schemaVersion is required"));
        }
        Matcher parts = MAJOR_MINOR.matcher(version);
        if (!parts.matches()) {
            return Optional.of(new SchemaProblem("schemaVersion must be major.minor, such as \"1.0\""));
        }
        return Integer.parseInt(parts.group(1)) == MAJOR
                ? Optional.empty()
                : Optional.of(new SchemaProblem("schemaVersion " + version + " is not supported, server implements "
                        + RunContent.SCHEMA_VERSION));
    }

    /** The warning about another minor; the version must have passed {@link #problem}. */
    static Optional<String> warning(String version) {
        Matcher parts = MAJOR_MINOR.matcher(version);
        if (!parts.matches() || parts.group(2) == null || Integer.parseInt(parts.group(2)) == MINOR) {
            return Optional.empty();
        }
        return Optional.of("SCHEMA_VERSION_MINOR_MISMATCH: received " + version + ", server implements "
                + RunContent.SCHEMA_VERSION);
    }
}

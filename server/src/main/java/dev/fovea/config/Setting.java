package dev.fovea.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * One setting: its name, default and meaning, and how its text is read.
 *
 * @param name dotted, e.g. {@code outbound.allow}
 * @param defaultText text of the default value
 * @param description one sentence for the configuration file and the reference page
 * @param secret whether its value must not be shown; a secret may also be given as {@code <name>-file}
 * @param parser reads the text; an {@link IllegalArgumentException} says what is wrong with it
 */
public record Setting<T>(
        String name, String defaultText, String description, boolean secret, Function<String, T> parser) {

    /** The name as an environment variable. */
    public String environmentName() {
        return "FOVEA_"
                + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The name under which a secret may be given as a file. */
    public Optional<String> fileName() {
        return secret ? Optional.of(name + "-file") : Optional.empty();
    }
}

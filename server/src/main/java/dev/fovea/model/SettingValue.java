package dev.fovea.model;

/**
 * A setting as it counts now.
 *
 * @param value as text; of a secret that is set only a mark
 * @param standard what counts where nothing is set
 * @param origin where the value comes from: {@code default}, {@code file …}, {@code environment …}, {@code flag},
 *     {@code server}, {@code organisation} or {@code device}
 */
public record SettingValue(String name, String value, String standard, String origin, String description) {
    /** The same setting with a value from elsewhere. */
    public SettingValue from(String newOrigin, String newValue) {
        return new SettingValue(name, newValue, standard, newOrigin, description);
    }
}

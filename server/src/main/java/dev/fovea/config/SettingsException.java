package dev.fovea.config;

/** The settings cannot be used; the message says which, where it was given and what would be right. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the sentence for the person who starts the server. */
    public SettingsException(String message) {
        super(message);
    }
}

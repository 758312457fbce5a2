package dev.fovea.model;

/**
 * Kinds of secrets; a credential works only on the routes of its dialects.
 *
 * <p>Each has the prefix it is shown with (empty where the documents show none).
 */
public enum CredentialKind {
    PARTNER_KEY(""),
    REFRESH(""),
    DEVICE_KEY("adk_"),
    PROVISIONING("apt_"),
    API_KEY("imggo_live_"),
    ACCESS_TOKEN("fvt_");

    private final String prefix;

    CredentialKind(String prefix) {
        this.prefix = prefix;
    }

    /** What a secret of this kind starts with. */
    public String prefix() {
        return prefix;
    }
}

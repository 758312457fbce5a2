package dev.fovea.model;

/** What kind of thing sends. */
public enum SourceKind {
    CAMERA,
    EDGE_DEVICE,
    PARTNER_SENSOR,
    API_CLIENT,
    UPLOAD
}

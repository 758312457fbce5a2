package dev.fovea.model;

/** What a medium is; an image is a recording of one frame. */
public enum MediaKind {
    IMAGE,
    DOCUMENT,
    VIDEO
}

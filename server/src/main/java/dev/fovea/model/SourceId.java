package dev.fovea.model;

/** Identity of a source: a camera, an edge device, a partner's sensor. */
public record SourceId(long value) {}

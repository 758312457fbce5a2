package dev.fovea.model;

/** Identity of a place where a source has stood. */
public record LocationId(long value) {}

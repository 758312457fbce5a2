package dev.fovea.model;

/** Identity of a user. */
public record UserId(long value) {}

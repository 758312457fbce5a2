package dev.fovea.model;

/** Identity of a credential. */
public record CredentialId(long value) {}

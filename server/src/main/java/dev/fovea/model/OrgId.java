package dev.fovea.model;

/** Identity of an organisation: the tenant boundary of every query. */
public record OrgId(long value) {}

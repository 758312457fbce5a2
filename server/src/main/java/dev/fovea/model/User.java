package dev.fovea.model;

/** A person or program with a password. {@code username} and {@code email} are unique over the whole server. */
public record User(UserId id, OrgId org, String username, String email, Role role, boolean active) {}

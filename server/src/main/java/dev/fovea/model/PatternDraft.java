package dev.fovea.model;

import java.util.Optional;

/**
 * What people decide of a pattern.
 *
 * @param metadata at most 16 KB of JSON
 */
public record PatternDraft(
        String name,
        Pattern.Status status,
        Pattern.Mode mode,
        PatternContent content,
        Optional<String> webhookUrl,
        Value.Members metadata) {}

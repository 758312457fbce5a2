package dev.fovea.model;

import java.util.Optional;

/** Which jobs to list. */
public record JobFilter(Optional<Job.State> state, Optional<PatternId> pattern) {}

package dev.fovea.model;

import java.util.Optional;

/**
 * The part of a pattern that decides what a job yields; each change of it is a new version, and a job keeps the
 * version it started with.
 *
 * @param instructions what to read, in the author's words
 * @param schema as given: an object, a list or a template text; empty leaves the fields to the engine
 * @param csvDelimiter {@code ,} or {@code ;}
 * @param modelProfile which engine: {@code auto} (also {@code managed-default}), {@code embedded} (also {@code ocr}),
 *     {@code vision}
 */
public record PatternContent(
        OutputFormat format, String instructions, Optional<Value> schema, char csvDelimiter, String modelProfile) {}

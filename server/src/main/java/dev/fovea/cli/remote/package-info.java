/**
 * Commands that call a server through its public APIs. {@code Nouns} lists them all: most are one line there, a verb over
 * one route ({@code Route}, {@code RouteCommand}); those that do more have a class.
 */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.remote;

/**
 * What commands of the {@code fovea} program print: rows and objects in the form that was asked for ({@code Printer}), and
 * how far long work is ({@code Progress}). Data goes to the standard output, everything else beside it.
 */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.output;

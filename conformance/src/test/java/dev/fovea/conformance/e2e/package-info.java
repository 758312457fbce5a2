/** The packaged jar as a process: what a first user sees, what a crash leaves, what a stop finishes. Knows the product by its commands and HTTP only. */
@NullMarked
package dev.fovea.conformance.e2e;

import org.jspecify.annotations.NullMarked;

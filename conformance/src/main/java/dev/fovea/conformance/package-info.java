/**
 * Golden exchanges and the runner that plays them against any base URL.
 *
 * <p>This package cannot see the product: it speaks HTTP over its own sockets, so that what it observes is what a client would observe.
 */
@NullMarked
package dev.fovea.conformance;

import org.jspecify.annotations.NullMarked;

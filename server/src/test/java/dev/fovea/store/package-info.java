/** The store's contract, once per database. */
@NullMarked
package dev.fovea.store;

import org.jspecify.annotations.NullMarked;

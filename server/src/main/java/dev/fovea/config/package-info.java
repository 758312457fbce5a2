/** Typed settings, each with default, description and origin. */
@NullMarked
package dev.fovea.config;

import org.jspecify.annotations.NullMarked;

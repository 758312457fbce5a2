@NullMarked
package dev.fovea.config;

import org.jspecify.annotations.NullMarked;

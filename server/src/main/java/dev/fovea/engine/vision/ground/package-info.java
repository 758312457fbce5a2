/**
 * Proof of what a model says: each value is looked for in the words of the document, which were read by other means. What
 * a model says of its own confidence separates right from wrong too badly to be used.
 */
@NullMarked
package dev.fovea.engine.vision.ground;

import org.jspecify.annotations.NullMarked;

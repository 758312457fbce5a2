/** From the words of a model to the fields of a pattern: the schema that is asked for, and what is made of the answer. */
@NullMarked
package dev.fovea.engine.vision.answer;

import org.jspecify.annotations.NullMarked;

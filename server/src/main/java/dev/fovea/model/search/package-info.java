/** What a search asks for, after its words have been understood. */
@NullMarked
package dev.fovea.model.search;

import org.jspecify.annotations.NullMarked;

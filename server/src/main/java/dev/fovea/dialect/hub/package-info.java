/** The detections API of the camera platform's hub (seed hub). */
@NullMarked
package dev.fovea.dialect.hub;

import org.jspecify.annotations.NullMarked;

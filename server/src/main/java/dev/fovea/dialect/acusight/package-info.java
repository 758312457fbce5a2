/**
 * Acusight edge upload: devices send pictures with their boxes, or announce what they put into the bucket themselves.
 *
 * <p>Seeds: {@code acusight-device-images-upload.md}, {@code acusight-agent-images-notify.md}. Docs:
 * {@code docs/dialects/acusight.md}. Golden exchanges: {@code golden/acusight}. Known divergences: projects, dataset
 * versions and exports are not served yet.
 */
@NullMarked
package dev.fovea.dialect.acusight;

import org.jspecify.annotations.NullMarked;

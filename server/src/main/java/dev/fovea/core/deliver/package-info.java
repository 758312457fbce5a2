/** What leaves by itself: the event log fanned out to webhooks, signed, retried, logged. */
@NullMarked
package dev.fovea.core.deliver;

import org.jspecify.annotations.NullMarked;

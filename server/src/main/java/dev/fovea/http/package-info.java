/** What all doors share: server, body caps, request ids, errors of the transport. */
@NullMarked
package dev.fovea.http;

import org.jspecify.annotations.NullMarked;

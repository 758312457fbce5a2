/**
 * Streaming reader for {@code multipart/form-data} bodies (RFC 7578, RFC 2046), so that an upload goes from the socket to its spool file
 * without being held in memory or written twice.
 */
@NullMarked
package dev.fovea.http.multipart;

import org.jspecify.annotations.NullMarked;

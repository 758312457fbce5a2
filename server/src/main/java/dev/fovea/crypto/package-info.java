/** Passwords, signed tokens, ids and the server's own key: what the core asks of cryptography. */
@NullMarked
package dev.fovea.crypto;

import org.jspecify.annotations.NullMarked;

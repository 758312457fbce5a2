/**
 * Every call to an address that someone else chose: the address policy, and the calls that obey it (decision record 0011).
 *
 * <p>The way of a call: {@link dev.fovea.outbound.AddressPolicy} reads the URL, resolves its host once and judges what
 * came; a {@code PinnedConnection} is opened to exactly the judged addresses; a redirect starts again at the policy.
 */
@NullMarked
package dev.fovea.outbound;

import org.jspecify.annotations.NullMarked;

/**
 * Replays the recordings in {@code src/test/resources/conformance} through the core in virtual time. Messages are
 * encoded and parsed by {@link net.igmpproxy.lab.wire}, which is independent of the product.
 */
@NullMarked
package net.igmpproxy.conformance;

import org.jspecify.annotations.NullMarked;

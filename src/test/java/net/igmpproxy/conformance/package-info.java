/**
 * Replays the recordings in {@code src/test/resources/conformance} through the core in virtual time. Messages are written
 * and read by {@link net.igmpproxy.lab.wire}, which shares nothing with the product.
 */
@NullMarked
package net.igmpproxy.conformance;

import org.jspecify.annotations.NullMarked;

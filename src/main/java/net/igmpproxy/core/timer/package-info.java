/** Deadline queue and token bucket: the timing primitives of the protocol engine. */
@NullMarked
package net.igmpproxy.core.timer;

import org.jspecify.annotations.NullMarked;

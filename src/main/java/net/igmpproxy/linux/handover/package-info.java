/** Handover of the routing socket between processes, and the keeper and descriptor store that hold it meanwhile. */
@NullMarked
package net.igmpproxy.linux.handover;

import org.jspecify.annotations.NullMarked;

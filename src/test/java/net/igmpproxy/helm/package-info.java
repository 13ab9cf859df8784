/** The chart in {@code helm/igmp-proxy}: what it makes of values, and which values it refuses. */
@NullMarked
package net.igmpproxy.helm;

import org.jspecify.annotations.NullMarked;

/** Rate limits for IGMP packets and kernel upcalls, and sampling of floods; without sockets, threads or clocks. */
@NullMarked
package net.igmpproxy.core.rate;

import org.jspecify.annotations.NullMarked;

/** The kernel's IPv4 multicast routing: the routing socket, VIFs, MFC entries, upcalls, and the pre-filter. */
@NullMarked
package net.igmpproxy.linux.mroute;

import org.jspecify.annotations.NullMarked;

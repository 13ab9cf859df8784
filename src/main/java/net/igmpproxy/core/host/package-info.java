/** The host side of IGMP on the upstream interface (RFC 9776 section 5): what the proxy reports, and how it answers. */
@NullMarked
package net.igmpproxy.core.host;

import org.jspecify.annotations.NullMarked;

/** Host side of IGMP on the upstream interface (RFC 9776 section 5): membership reports and answers to queries. */
@NullMarked
package net.igmpproxy.core.host;

import org.jspecify.annotations.NullMarked;

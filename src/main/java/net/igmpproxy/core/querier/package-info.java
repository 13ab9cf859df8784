/** State that the router side and the host side both derive from received queries (RFC 9776 sections 4.1 and 7). */
@NullMarked
package net.igmpproxy.core.querier;

import org.jspecify.annotations.NullMarked;

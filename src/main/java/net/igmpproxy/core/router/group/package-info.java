/** State of one group on a downstream interface (RFC 9776 sections 6.2 to 6.5). */
@NullMarked
package net.igmpproxy.core.router.group;

import org.jspecify.annotations.NullMarked;

/** State of one group on a downstream interface (RFC 9776 section 7.2). */
@NullMarked
package net.igmpproxy.core.router.group;

import org.jspecify.annotations.NullMarked;

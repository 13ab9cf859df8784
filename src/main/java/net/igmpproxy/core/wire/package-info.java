/** IGMP messages as values, their octets on the wire, and the reasons why octets are no message (RFC 9776 section 4). */
@NullMarked
package net.igmpproxy.core.wire;

import org.jspecify.annotations.NullMarked;

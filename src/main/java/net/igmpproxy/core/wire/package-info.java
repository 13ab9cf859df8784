/**
 * IGMP message codec: messages as values, their encoding, and the reasons for ignoring a packet (RFC 9776 section 4).
 */
@NullMarked
package net.igmpproxy.core.wire;

import org.jspecify.annotations.NullMarked;

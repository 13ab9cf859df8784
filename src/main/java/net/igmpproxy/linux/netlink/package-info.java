/** Codec of rtnetlink messages: encodes requests and parses responses, without input or output. */
@NullMarked
package net.igmpproxy.linux.netlink;

import org.jspecify.annotations.NullMarked;

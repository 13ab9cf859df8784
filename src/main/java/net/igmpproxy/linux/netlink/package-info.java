/** The rtnetlink messages that are used, as values: requests encoded, answers parsed. No input or output happens here. */
@NullMarked
package net.igmpproxy.linux.netlink;

import org.jspecify.annotations.NullMarked;

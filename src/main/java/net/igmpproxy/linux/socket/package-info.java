/** Sockets, their options, their addresses, and their filters. */
@NullMarked
package net.igmpproxy.linux.socket;

import org.jspecify.annotations.NullMarked;

/** Packet sockets and proc files that the diagnosis reads. */
@NullMarked
package net.igmpproxy.linux.probe;

import org.jspecify.annotations.NullMarked;
